import { createHash, randomBytes } from 'node:crypto';

const redirectUri = 'http://127.0.0.1:5123/callback';

/**
 * Signs in as a sample person by the authorization code flow with PKCE, step by step as a browser would, and returns the
 * access token.
 */
export async function signInAs(platformUrl: string, personId: string): Promise<string> {
  const jar = new CookieJar(platformUrl);
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'harbourlink-cli',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 'tests',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = (await jar.get(`/oidc/auth?${query}`)).headers.get('location') ?? '';
  let answer = await jar.post(`${page}/sample`, { person: personId });
  for (let hops = 0; hops < 6; hops += 1) {
    const location = answer.headers.get('location') ?? '';
    if (location.startsWith(redirectUri))
      return exchange(platformUrl, new URL(location).searchParams.get('code') ?? '', verifier);
    answer = location === '' ? await sendForm(jar, answer) : await jar.get(location);
  }
  throw new Error(`signing in as ${personId} did not end at the client`);
}

/** Consent is given by a form that a browser's script sends at once. */
async function sendForm(jar: CookieJar, answer: Response): Promise<Response> {
  const html = await answer.text();
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) throw new Error(`no way on from ${answer.status} ${html.slice(0, 200)}`);
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return jar.post(action, Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value])));
}

async function exchange(platformUrl: string, code: string, verifier: string): Promise<string> {
  const answer = await fetch(`${platformUrl}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: 'harbourlink-cli',
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`no token: ${answer.status}`);
  return token;
}

class CookieJar {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  get(address: string): Promise<Response> {
    return this.ask(address, {});
  }

  post(address: string, form: Record<string, string>): Promise<Response> {
    return this.ask(address, { method: 'POST', body: new URLSearchParams(form) });
  }

  private async ask(address: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(address, this.origin), {
      ...init,
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      if (pair.slice(at + 1) === '') this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}
