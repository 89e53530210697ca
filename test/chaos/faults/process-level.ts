import { both } from './fault.js';
import type { Fault } from './fault.js';

function real(name: string, line: string, transports: Fault['transports'] = both): Fault {
  return { name, level: 'process', transports, line };
}

const kafka = ['kafka'] as const;

/** What needs real processes, a real broker or a real network. */
export const processLevel: readonly Fault[] = [
  real('process-kill', 'SIGKILL of a service at any moment'),
  real('process-stop', 'SIGSTOP of a service beyond its lease and its session'),
  real('process-term', 'SIGTERM under load'),
  real('broker-kill', 'kill -9 of the broker, and its restart', kafka),
  real('broker-disk-wiped', 'the disk of a real broker is wiped', kafka),
  real('partition-leader-lost', 'the leader of partitions is lost, of three brokers', kafka),
  real('min-isr-breached', 'too few replicas are in sync, of three brokers', kafka),
  real('session-timed-out', 'a handler is slower than the session timeout', kafka),
  real('half-open-connection', 'a connection that is open on one side only'),
  real('slow-network', 'two seconds of latency'),
  real('redis-lost', 'Redis is flushed, or gone', kafka),
  real('clock-of-the-database', "the database's clock is an hour ahead or behind"),
  real('backlog-of-a-million', 'a million events wait, with a long open transaction'),
];
