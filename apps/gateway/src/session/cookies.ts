import type { IncomingHttpHeaders } from 'node:http';

/**
 * Cookies of the gateway's own. On https the prefix makes browsers refuse them from any other host, without Secure or for
 * another path (RFC 6265bis, 4.1.3); plain http is there for loopback only, where the prefix would not be taken.
 */
export class OwnCookies {
  private readonly base: string;
  private readonly attributes: string;

  constructor({ protocol }: URL) {
    const secure = protocol === 'https:';
    this.base = secure ? '__Host-harbourlink' : 'harbourlink';
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  get session(): string {
    return this.base;
  }

  /** Each sign-in that was begun has a cookie of its own: two windows may sign in at once. */
  signIn(state: string): string {
    return `${this.base}-sign-in-${state.slice(0, 16)}`;
  }

  isSignIn(name: string): boolean {
    return name.startsWith(`${this.base}-sign-in-`);
  }

  set(name: string, value: string, seconds: number): string {
    return `${name}=${value}; Max-Age=${seconds}; ${this.attributes}`;
  }

  clear(name: string): string {
    return this.set(name, '', 0);
  }
}

/** The cookies a request carries; the first of a name wins, as the one for the more special path. */
export function cookiesOf(headers: IncomingHttpHeaders): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}
