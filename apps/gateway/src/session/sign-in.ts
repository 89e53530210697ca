import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languages } from '@harbourlink/kernel';
import { cookiesOf } from './cookies.js';
import { ProviderRefused } from './identity-provider.js';
import type { SignInAttempt } from './identity-provider.js';
import { returnAddress } from './return-path.js';
import type { Sessions } from './sessions.js';

/** As long as the provider remembers what it was asked. */
const attemptLives = 3_600_000;

/** Sign-ins one browser may have begun at the same time; older ones are forgotten, or its headers would grow too large. */
const attemptsAtOnce = 4;

/** What `/?signIn=failed&reason=` says to the first page. */
type Failure = 'cancelled' | 'expired' | 'refused' | 'unavailable';

interface Attempt extends SignInAttempt {
  readonly returnTo: string;
  readonly begunAt: number;
}

/** To the provider and back: the browser carries a code, the gateway fetches the tokens. */
export function signInRoutes(fastify: FastifyInstance, sessions: Sessions, publicAddress: URL): void {
  const { cookies, sealed, provider, now } = sessions;

  fastify.get('/session/sign-in', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (isAnotherNameOfThisMachine(request, publicAddress))
      return reply.redirect(new URL(request.url, publicAddress).href);
    const { returnTo, lang } = request.query as Record<string, string | string[] | undefined>;
    const attempt: Attempt = {
      state: randomBytes(24).toString('base64url'),
      nonce: randomBytes(24).toString('base64url'),
      verifier: randomBytes(32).toString('base64url'),
      returnTo: returnAddress(typeof returnTo === 'string' ? returnTo : undefined, publicAddress),
      begunAt: now(),
    };
    const language = languages.find((each) => each === lang);
    const address = await provider.signInAddress(attempt, language).catch((error: unknown) => {
      request.log.warn(error, 'nobody can sign in');
    });
    if (address === undefined) return failed(reply, 'unavailable');
    await forgetOldest(request, reply);
    const value = await sealed.seal('sign-in', attempt);
    return reply
      .header('set-cookie', cookies.set(cookies.signIn(attempt.state), value, attemptLives / 1000))
      .redirect(address);
  });

  fastify.get('/signed-in', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { state, error } = request.query as Record<string, string | string[] | undefined>;
    const attempt = typeof state === 'string' ? await attemptOf(request, state) : undefined;
    if (attempt === undefined) return failed(reply, 'expired');
    reply.header('set-cookie', cookies.clear(cookies.signIn(attempt.state)));
    if (error === 'access_denied') return failed(reply, 'cancelled');
    try {
      const tokens = await provider.tokensFor(request.url.slice('/signed-in'.length), attempt);
      return reply.header('set-cookie', await sessions.begin(tokens)).redirect(attempt.returnTo);
    } catch (refusal) {
      request.log.warn(refusal, 'a sign-in did not end well');
      return failed(reply, refusal instanceof ProviderRefused ? 'refused' : 'unavailable');
    }
  });

  /** The attempt that was begun with this state, in this browser, not too long ago. */
  async function attemptOf(request: FastifyRequest, state: string): Promise<Attempt | undefined> {
    const sealedAttempt = cookiesOf(request.headers).get(cookies.signIn(state)) ?? '';
    const attempt = (await sealed.open('sign-in', sealedAttempt)) as Attempt | undefined;
    return attempt?.state === state && now() < attempt.begunAt + attemptLives ? attempt : undefined;
  }

  async function forgetOldest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const begun = [...cookiesOf(request.headers)].filter(([name]) => cookies.isSignIn(name));
    const dated = await Promise.all(
      begun.map(async ([name, value]) => {
        const attempt = (await sealed.open('sign-in', value)) as Attempt | undefined;
        return { name, begunAt: attempt?.begunAt ?? 0 };
      }),
    );
    const old = dated.sort((one, other) => other.begunAt - one.begunAt).slice(attemptsAtOnce - 1);
    for (const { name } of old) reply.header('set-cookie', cookies.clear(name));
  }

  function failed(reply: FastifyReply, reason: Failure): FastifyReply {
    return reply.redirect(new URL(`/?signIn=failed&reason=${reason}`, publicAddress).href);
  }
}

/** `localhost` for `127.0.0.1`, or a second gateway here: its cookies would not be there when the provider sends back. */
function isAnotherNameOfThisMachine({ headers }: FastifyRequest, publicAddress: URL): boolean {
  const isHere = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
  const { host = '' } = headers;
  return isHere(host) && isHere(publicAddress.host) && host !== publicAddress.host;
}
