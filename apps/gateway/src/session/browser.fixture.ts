import { freePort } from '@harbourlink/testing';
import type { GatewayConfiguration } from '../gateway-configuration.js';
import { json } from '../upstream.fixture.js';
import type { Stage } from '../upstream.fixture.js';
import { PretendedProvider } from './provider.fixture.js';

/** A window of a browser: it keeps cookies and follows no redirect by itself. */
export class Browser {
  constructor(
    readonly origin: string,
    readonly cookies = new Map<string, string>(),
  ) {}

  /** As another device with the same cookies. */
  copy(): Browser {
    return new Browser(this.origin, new Map(this.cookies));
  }

  async ask(path: string, { headers, ...init }: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.origin), {
      ...init,
      redirect: 'manual',
      headers: { ...(cookie && { cookie }), ...(headers as Record<string, string>) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /Max-Age=0\b/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  async facts(): Promise<{ signedIn: boolean; csrfToken?: string }> {
    return (await (await this.ask('/session')).json()) as { signedIn: boolean; csrfToken?: string };
  }

  /** A change as the console asks for it. */
  async change(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const { csrfToken = '' } = await this.facts();
    return this.ask(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrfToken, ...headers },
    });
  }
}

export const sessionKey = 'a-key-of-thirty-two-characters-or-more';

/** A gateway that keeps sessions, before a pretended provider and services that answer alike; its clock can be moved. */
export async function openPlatform(
  stage: Stage,
  changes: Partial<Omit<GatewayConfiguration, 'upstreams'>> = {},
  publicOrigin?: string,
) {
  const provider = await PretendedProvider.make();
  const identity = await stage.service(provider.answer);
  const service = await stage.service(json);
  const clock = { ahead: 0 };
  const open = async (): Promise<string> => {
    const port = await freePort();
    const origin = publicOrigin ?? `http://127.0.0.1:${port}`;
    provider.issuer ||= `${origin}/oidc`;
    const sessions = { issuer: new URL(provider.issuer), clientSecret: provider.secret, keys: [sessionKey] } as const;
    const upstreams = { identity: identity.url, registry: service.url, notifications: service.url };
    const here = { port, publicAddress: new URL(provider.issuer.slice(0, -'/oidc'.length)), sessions };
    return stage.doorTo(upstreams, { ...here, ...changes }, { now: () => Date.now() + clock.ahead });
  };
  const url = await open();
  return {
    url,
    provider,
    identity,
    service,
    clock,
    /** A second gateway with the same settings. */
    another: open,
    browser: () => new Browser(url),
    /** Somebody who has just signed in. */
    async signedIn(returnTo = '/'): Promise<Browser> {
      const browser = new Browser(url);
      const begun = await browser.ask(`/session/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
      await browser.ask(provider.agree(begun.headers.get('location') ?? ''));
      return browser;
    },
  };
}
