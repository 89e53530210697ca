type Fetch = (request: Request) => Promise<Response>;

export interface Patience {
  /** How often a request is sent at most. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each later one waits twice as long. */
  readonly firstPause: number;
}

export const usualPatience: Patience = { attempts: 5, firstPause: 200 };

/** Answers of somebody on the way, who cannot know whether the request was carried out. */
const passing = new Set([502, 503, 504]);

/**
 * Sends a request again when nobody answered or somebody on the way did, if that does no harm: reading, and creating with
 * an Idempotency-Key. A change is never sent twice: its version may have moved on by the first.
 */
export function patientFetch(fetch: Fetch, { attempts, firstPause }: Patience): Fetch {
  return async (request) => {
    if (!mayBeRepeated(request)) return fetch(request);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await fetch(request.clone()).catch((error: unknown) => {
        if (attempt >= attempts) throw error;
        return undefined;
      });
      if (answer && (!passing.has(answer.status) || attempt >= attempts)) return answer;
      await answer?.body?.cancel();
      await pause(firstPause * 2 ** (attempt - 1));
    }
  };
}

function mayBeRepeated({ method, headers }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || (method === 'POST' && headers.has('idempotency-key'));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
