import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until `condition` returns something truthy and returns it; a throwing condition (an `expect`) has not come true
 * yet. After `within` milliseconds (20,000 by default: a busy machine is no failure) it fails with the condition's last error.
 */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  { within = 20_000 }: { within?: number } = {},
): Promise<T> {
  const deadline = Date.now() + within;
  for (let wait = 5; ; wait = Math.min(wait * 1.5, 100)) {
    const outcome = await attempt(condition);
    if (outcome.came) return outcome.value;
    if (Date.now() > deadline) {
      throw new Error(`did not come true within ${within} ms: ${outcome.why}`, { cause: outcome.cause });
    }
    await pause(wait);
  }
}

type Attempt<T> = { came: true; value: T } | { came: false; why: string; cause?: unknown };

async function attempt<T>(condition: () => T | Promise<T>): Promise<Attempt<T>> {
  try {
    const value = await condition();
    return value ? { came: true, value } : { came: false, why: `the condition returned ${String(value)}` };
  } catch (cause) {
    return { came: false, why: cause instanceof Error ? cause.message : String(cause), cause };
  }
}
