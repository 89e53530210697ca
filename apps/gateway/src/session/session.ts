/** What the identity provider gives for one person. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Says at sign-out whose session is to end; what is missing is asked. */
  readonly idToken?: string;
  readonly secondsToLive: number;
}

/** Somebody signed in with a browser: all there is to know, kept by the browser and readable by gateways only. */
export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly idToken?: string;
  /** What a page of ours says to change something; pages of others cannot know it. */
  readonly csrfToken: string;
  /** Moments in milliseconds since 1970. */
  readonly startedAt: number;
  /** When somebody last asked for something, to within `noticedEvery`. */
  readonly usedAt: number;
  readonly refreshAt: number;
  readonly accessEndsAt: number;
}

const hour = 3_600_000;

/** However busy it is, a session ends: as long as the provider keeps a refresh token. */
export const longestLife = 14 * 24 * hour;

/** A working day away from the screen. */
export const longestIdle = 8 * hour;

/** A use is written down no more often than this. */
const noticedEvery = 5 * 60_000;

/** What is left of an access token's life when it is fetched anew. */
const spare = 0.1;

export function beginSession(tokens: Tokens, csrfToken: string, now: number): Session {
  return { ...kept(tokens, now), csrfToken, startedAt: now };
}

/** The same session with a new access token; what the provider did not give again stays. */
export function withNewTokens(session: Session, tokens: Tokens, now: number): Session {
  return { ...session, ...kept(tokens, now) };
}

export function hasEnded({ startedAt, usedAt }: Session, now: number): boolean {
  return now >= startedAt + longestLife || now >= usedAt + longestIdle;
}

/** A little before its end, so that no token dies on its way. */
export function isDueForRefresh({ refreshAt }: Session, now: number): boolean {
  return now >= refreshAt;
}

/** True when a use of now should be written down. */
export function isWorthNoticing({ usedAt }: Session, now: number): boolean {
  return now >= usedAt + noticedEvery;
}

/** Milliseconds an access token of this session lasts from its beginning. */
export function lifeOfToken({ refreshAt, accessEndsAt }: Session): number {
  return (accessEndsAt - refreshAt) / spare;
}

/** Seconds until nothing can keep it alive any more. */
export function secondsLeft({ startedAt, usedAt }: Session, now: number): number {
  return Math.max(0, Math.floor((Math.min(startedAt + longestLife, usedAt + longestIdle) - now) / 1000));
}

function kept({ accessToken, refreshToken, idToken, secondsToLive }: Tokens, now: number) {
  return {
    accessToken,
    refreshToken,
    ...(idToken === undefined ? {} : { idToken }),
    usedAt: now,
    refreshAt: now + secondsToLive * 1000 * (1 - spare),
    accessEndsAt: now + secondsToLive * 1000,
  };
}
