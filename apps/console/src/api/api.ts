import { createApiClient } from '@harbourlink/api-client';
import { languageNow } from '../language/language.js';

/** Who the requests of this page are for, and whom to tell of a refusal that may be about the session; the session sets it. */
export const requester: { csrfToken: string | undefined; actingFor: string | undefined; refused: () => void } = {
  csrfToken: undefined,
  actingFor: undefined,
  refused: () => undefined,
};

/** The platform's API for whoever is signed in. The browser sends the session; script never sees a token. */
export const api = createApiClient({
  url: typeof location === 'undefined' ? 'http://console.invalid' : location.origin,
  patience: { attempts: 3, firstPause: 300 },
  fetch: async (request) => {
    request.headers.set('accept-language', languageNow());
    if (requester.actingFor !== undefined) request.headers.set('acting-for', requester.actingFor);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads && requester.csrfToken !== undefined) request.headers.set('x-csrf-token', requester.csrfToken);
    const answer = await fetch(request);
    const isAboutTheSession = answer.status === 401 || (!reads && answer.status === 403);
    if (isAboutTheSession) requester.refused();
    return answer;
  },
});
