import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from './trouble.js';

const readyWithinMs = 120_000;

/** Resolves when a gateway, or one replica of a service, says that it answers and keeps up with its events. */
export async function untilReady(name: string, address: string): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
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

/** Names of the services the gateway is waiting for. */
async function notReady(answer: Response): Promise<string> {
  const { services = {} } = (await answer.json().catch(() => ({}))) as {
    services?: Record<string, { status?: string }>;
  };
  const names = Object.keys(services).filter((name) => services[name]?.status !== 'ready');
  return names.join(', ') || `it answers ${answer.status}`;
}
