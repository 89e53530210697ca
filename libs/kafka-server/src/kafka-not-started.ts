import { lastLines, NotStarted } from '@harbourlink/own-server';

/** Why a broker could not be had; the launcher turns it into one line of advice. */
export type KafkaProblem = 'no-java' | 'no-jars' | 'disk-full' | 'port-in-use' | 'did-not-start';

/** The broker did not start. `message` is one line, `log` the end of what Kafka itself wrote. */
export class KafkaNotStarted extends NotStarted<KafkaProblem> {}

/** What the log of a broker, or of its formatting, says went wrong. */
export function problemIn(log: string, what: string): KafkaNotStarted {
  const end = lastLines(log);
  if (/no space left on device/i.test(log)) return new KafkaNotStarted('disk-full', 'the disk is full', end);
  if (/address already in use/i.test(log)) return new KafkaNotStarted('port-in-use', 'its port is taken', end);
  if (/UnsupportedClassVersionError/.test(log)) {
    return new KafkaNotStarted('no-java', 'Apache Kafka needs Java 17 or later: install default-jre-headless', end);
  }
  const reason = log
    .split('\n')
    .findLast((line) => /^(Caused by: )?[\w.$]+(Exception|Error): |\bERROR\b|^Exception in/.test(line));
  return new KafkaNotStarted('did-not-start', reason ? `${what}: ${reason.trim()}` : what, end);
}
