import { setTimeout as pause } from 'node:timers/promises';

const longestMs = 20_000;

/** Memberships reach the services as events: for a moment after they were granted a service may not know of them. */
export async function fetchOnceMembershipsAreKnown(request: Request): Promise<Response> {
  const deadline = Date.now() + longestMs;
  for (;;) {
    const answer = await fetch(request.clone());
    if (answer.status !== 403 || Date.now() >= deadline) return answer;
    const { code } = (await answer
      .clone()
      .json()
      .catch(() => ({}))) as { code?: string };
    if (code !== 'acting-for.not-a-member') return answer;
    await pause(100);
  }
}
