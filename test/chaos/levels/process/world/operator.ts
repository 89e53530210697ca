import type { World } from './world.js';

/** What an administrator asks of a service, through its API; answers the status, 0 when nobody answered. */
export async function operate(world: World, url: string, path: string): Promise<number> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const { status } = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${world.issuer.token}`, 'content-type': 'application/json' },
        body: '{}',
        signal: AbortSignal.timeout(20_000),
      });
      if (status < 500) return status;
    } catch {
      // Whoever was asked may have died: somebody else takes its place.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return 0;
}
