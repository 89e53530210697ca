import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from './trouble.js';

const readyWithinMs = 120_000;
/** A service that is not let in says what to set, and says so for ten seconds after a Kafka that was only being started again. */
const refusedForMs = 15_000;

/** Resolves when a gateway, or one replica of a service, says that it answers and keeps up with its events. */
export async function untilReady(name: string, address: string): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  let refusedSince: number | undefined;
  for (;;) {
    const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    const because =
      answer &&
      (await answer
        .clone()
        .json()
        .then(whatToSet, () => undefined));
    if (because === undefined) refusedSince = undefined;
    else if (Date.now() - (refusedSince ??= Date.now()) > refusedForMs)
      throw new Trouble(`${name} cannot use what it was given: ${because}.`, 'Set it and start again.');
    if (Date.now() > deadline) {
      const waiting = answer === undefined ? 'it does not answer' : await notReady(answer);
      throw new Trouble(
        `Not ready within ${readyWithinMs / 1000} s: ${name}: ${waiting}.`,
        'Read the logs in the data folder.',
      );
    }
    await pause(50);
  }
}

/** What a service itself says, or the first of those a gateway asked. */
function whatToSet(health: unknown): string | undefined {
  const { because, services = {} } = (health ?? {}) as {
    because?: string;
    services?: Record<string, { details?: unknown }>;
  };
  return because ?? Object.values(services).flatMap(({ details }) => (details ? (whatToSet(details) ?? []) : []))[0];
}

/** Names of the services the gateway is waiting for. */
async function notReady(answer: Response): Promise<string> {
  const { services = {} } = (await answer.json().catch(() => ({}))) as {
    services?: Record<string, { status?: string }>;
  };
  const names = Object.keys(services).filter((name) => services[name]?.status !== 'ready');
  return names.join(', ') || `it answers ${answer.status}`;
}
