import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { cookiesOf } from './cookies.js';
import type { OwnCookies } from './cookies.js';
import { ProviderRefused } from './identity-provider.js';
import type { IdentityProvider } from './identity-provider.js';
import type { SealedValues } from './sealed-values.js';
import {
  beginSession,
  hasEnded,
  isDueForRefresh,
  isWorthNoticing,
  lifeOfToken,
  secondsLeft,
  withNewTokens,
} from './session.js';
import type { Session, Tokens } from './session.js';

/** Browsers drop a cookie of 4,096 bytes or more, its attributes included. */
const largestCookie = 4_000;

/** Requests that were on their way with the old cookie find what was fetched for the first of them. */
const shareFor = 30_000;

/** What a request's cookie says. */
export type Found =
  | { readonly state: 'none' }
  /** Not made by a gateway of ours: forged, cut off, or of a platform that was here before. */
  | { readonly state: 'garbage' }
  | { readonly state: 'ended' }
  | { readonly state: 'open'; readonly session: Session };

/** A session that may be used now; `cookie` is there when the browser has to keep another one. */
export interface Usable {
  readonly session: Session;
  readonly cookie?: string;
}

/** Sessions in cookies: read, made, kept fresh, ended. Nothing is stored here but what several requests share. */
export class Sessions {
  private readonly refreshing = new Map<string, { readonly asked: Promise<Session>; goodUntil: number }>();
  /** Of those that signed out here lately: an answer that was under way then brings none back. */
  private readonly signedOut = new Map<string, number>();

  constructor(
    readonly cookies: OwnCookies,
    readonly sealed: SealedValues,
    readonly provider: IdentityProvider,
    readonly now: () => number = Date.now,
  ) {}

  async find(headers: IncomingHttpHeaders): Promise<Found> {
    const cookie = cookiesOf(headers).get(this.cookies.session);
    if (cookie === undefined) return { state: 'none' };
    const session = (await this.sealed.open('session', cookie)) as Session | undefined;
    if (session === undefined) return { state: 'garbage' };
    const over = hasEnded(session, this.now()) || this.signedOut.has(session.refreshToken);
    return over ? { state: 'ended' } : { state: 'open', session };
  }

  /** A new session and its cookie. */
  async begin(tokens: Tokens): Promise<string> {
    return this.cookieFor(beginSession(tokens, randomBytes(18).toString('base64url'), this.now()));
  }

  /**
   * The session with a token that is still good. Throws ProviderRefused when it is over, ProviderUnavailable when nobody
   * can tell; until the old token's very end that does not matter. Who only listens keeps a token fresh, not the session:
   * a screen nobody sits at goes idle.
   */
  async usable(session: Session, use: 'asks' | 'listens' = 'asks'): Promise<Usable> {
    const usedAt = use === 'asks' ? this.now() : session.usedAt;
    if (!isDueForRefresh(session, this.now())) {
      if (use === 'listens' || !isWorthNoticing(session, this.now())) return { session };
      return { session, cookie: await this.cookieFor({ ...session, usedAt }) };
    }
    try {
      const fresh = { ...(await this.refreshed(session)), usedAt };
      return { session: fresh, cookie: await this.cookieFor(fresh) };
    } catch (error) {
      if (!(error instanceof ProviderRefused) && this.now() < session.accessEndsAt) return { session };
      throw error;
    }
  }

  /** Ends it here at once, and at the provider as soon as that answers. */
  async end(session: Session): Promise<void> {
    const { refreshToken } = session;
    this.refreshing.delete(refreshToken);
    for (const [token, until] of this.signedOut) if (until < this.now()) this.signedOut.delete(token);
    // As long as a token lasts that was fetched just now: its answer may still be under way.
    this.signedOut.set(refreshToken, this.now() + lifeOfToken(session) + shareFor);
    await this.provider.revoke(refreshToken);
  }

  /** One question to the provider, however many requests wait for its answer. */
  private refreshed(session: Session): Promise<Session> {
    const { refreshToken } = session;
    const shared = this.refreshing.get(refreshToken);
    if (shared && this.now() < shared.goodUntil) return shared.asked;
    const asked = this.provider.refreshed(refreshToken).then((tokens) => withNewTokens(session, tokens, this.now()));
    const answer = { asked, goodUntil: Infinity };
    this.refreshing.set(refreshToken, answer);
    const forget = (): void => {
      if (this.refreshing.get(refreshToken) === answer) this.refreshing.delete(refreshToken);
    };
    asked.then(({ refreshAt }) => {
      answer.goodUntil = Math.min(this.now() + shareFor, refreshAt);
      setTimeout(forget, shareFor).unref();
    }, forget);
    return asked;
  }

  /** Without the id token where that is too much for a cookie: then the provider asks before it signs out. */
  private async cookieFor(session: Session): Promise<string> {
    const { idToken: _large, ...smaller } = session;
    for (const each of [session, smaller]) {
      const seconds = secondsLeft(each, this.now());
      const cookie = this.cookies.set(this.cookies.session, await this.sealed.seal('session', each), seconds);
      if (cookie.length <= largestCookie) return cookie;
    }
    throw new Error(`a session of this issuer does not fit into a cookie of ${largestCookie} bytes`);
  }
}
