import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../problems/problem.js';
import { isForged } from './forged-requests.js';
import { ProviderRefused } from './identity-provider.js';
import type { Session } from './session.js';
import type { Sessions, Usable } from './sessions.js';

/** What a page may know of the session: whether there is one, and how to change something with it. */
export interface SessionFacts {
  readonly signedIn: boolean;
  readonly csrfToken?: string;
  /** Anybody may sign in as a sample person. */
  readonly sampleSignIns: boolean;
  /** Where mails are kept instead of sent. */
  readonly mailsAddress?: string;
}

/** What is known without a session. */
export type PlatformFacts = Pick<SessionFacts, 'sampleSignIns' | 'mailsAddress'>;

/** Says whether somebody is signed in; without `sessions` nobody is. Ends a session. */
export function sessionRoutes(
  fastify: FastifyInstance,
  { facts, sessions, publicAddress }: { facts: PlatformFacts; sessions: Sessions | undefined; publicAddress: URL },
): void {
  fastify.get('/session', async (request, reply): Promise<SessionFacts> => {
    reply.header('cache-control', 'no-store');
    const found = (await sessions?.find(request.headers)) ?? { state: 'none' as const };
    const usable = found.state === 'open' ? await sessions?.usable(found.session).catch(onlyIfRefused) : undefined;
    const session = found.state === 'open' && usable !== 'over' ? (usable?.session ?? found.session) : undefined;
    const cookie = usable === 'over' ? undefined : usable?.cookie;
    if (cookie !== undefined) reply.header('set-cookie', cookie);
    if (sessions && session === undefined && found.state !== 'none')
      reply.header('set-cookie', sessions.cookies.clear(sessions.cookies.session));
    return session ? { signedIn: true, csrfToken: session.csrfToken, ...facts } : { signedIn: false, ...facts };
  });
  if (!sessions) return;

  fastify.post('/session/sign-out', async (request, reply) => {
    const found = await sessions.find(request.headers);
    if (found.state === 'open' && isForged(request, found.session, publicAddress))
      return sendProblem(request, reply, 'session.forged');
    reply.header('cache-control', 'no-store');
    // Another site's form brings no cookie, and must not take one away either.
    if (found.state !== 'none') reply.header('set-cookie', sessions.cookies.clear(sessions.cookies.session));
    return { next: found.state === 'open' ? await signOut(found.session) : '/' };
  });

  /** What the provider cannot do just now it does when the browser gets there; here the session is over in any case. */
  async function signOut(session: Session): Promise<string> {
    try {
      await sessions?.end(session);
    } catch (error) {
      fastify.log.warn(error, 'a refresh token could not be revoked');
    }
    return (await sessions?.provider.signOutAddress(session.idToken).catch(() => undefined)) ?? '/';
  }
}

/** Nobody can tell: then it is what its cookie says. */
function onlyIfRefused(error: unknown): 'over' | Usable | undefined {
  return error instanceof ProviderRefused ? 'over' : undefined;
}
