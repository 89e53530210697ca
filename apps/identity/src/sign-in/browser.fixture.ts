import { createHash, randomBytes } from 'node:crypto';

/** A browser small enough for tests: cookies by path, no redirects by itself. */
export class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  constructor(private readonly origin: string) {}

  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.origin);
    const headers = new Headers({ accept: 'text/html', ...(init.headers as Record<string, string>) });
    const sent = [...this.cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    if (sent.length > 0) headers.set('cookie', sent.join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  send(address: string, form: Record<string, string>): Promise<Response> {
    return this.ask(address, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(/;\s*/);
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}

/** One sign-in of the command line client, step by step. */
export class CodeFlow {
  readonly verifier = randomBytes(32).toString('base64url');
  readonly redirectUri = 'http://127.0.0.1:5123/callback';
  readonly state = randomBytes(8).toString('hex');

  constructor(
    private readonly issuer: string,
    readonly browser: Browser,
  ) {}

  /** Asks for a sign-in; answers the address of the interaction page. */
  async begin(changes: Record<string, string> = {}): Promise<string> {
    const response = await this.authorize(changes);
    return response.headers.get('location') ?? '';
  }

  authorize(changes: Record<string, string> = {}): Promise<Response> {
    const query = new URLSearchParams({
      client_id: 'harbourlink-cli',
      response_type: 'code',
      redirect_uri: this.redirectUri,
      scope: 'openid',
      state: this.state,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    });
    return this.browser.ask(`${this.issuer}/auth?${query}`);
  }

  /** Follows the redirects after a form was sent, to the client's own address. */
  async codeAfter(response: Response): Promise<string> {
    let location = response.headers.get('location') ?? '';
    for (let hops = 0; hops < 5 && !location.startsWith(this.redirectUri); hops += 1) {
      location = await this.next(await this.browser.ask(location));
    }
    return new URL(location).searchParams.get('code') ?? '';
  }

  /** Where an answer leads: by redirect, or by a form that a browser's script sends at once. */
  private async next(response: Response): Promise<string> {
    const location = response.headers.get('location');
    if (location !== null) return location;
    const html = await response.text();
    const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1] ?? '';
    const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const form = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
    return (await this.browser.send(action, form)).headers.get('location') ?? '';
  }

  exchange(code: string, verifier = this.verifier): Promise<Response> {
    return this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.redirectUri,
      code_verifier: verifier,
    });
  }

  token(form: Record<string, string>): Promise<Response> {
    return fetch(`${this.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'harbourlink-cli', ...form }),
    });
  }

  /** Signs in as a sample person from the first page to the tokens. */
  async signInAs(personId: string): Promise<{ access_token: string; refresh_token: string; id_token: string }> {
    const page = await this.begin();
    const code = await this.codeAfter(await this.browser.send(`${page}/sample`, { person: personId }));
    return (await (await this.exchange(code)).json()) as {
      access_token: string;
      refresh_token: string;
      id_token: string;
    };
  }
}
