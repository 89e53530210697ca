import { createHash, randomBytes } from 'node:crypto';
import { Trouble } from '../trouble.js';
import { Browser } from './browser.js';

export interface Tokens {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

const clientId = 'harbourlink-cli';
/** Nobody listens there: the code is read from the redirect itself. */
const redirectUri = 'http://127.0.0.1/callback';
const mostRedirects = 6;

/** Signs in as a sample person: authorization code with PKCE (RFC 7636), choosing the person by the page's own form. */
export async function signInAsSample(issuer: string, personId: string): Promise<Tokens> {
  const browser = new Browser(new URL(issuer).origin);
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(8).toString('hex');
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = locationOf(await browser.ask(`${issuer}/auth?${query}`));
  const callback = await followToCallback(browser, await browser.ask(`${page}/sample`, { person: personId }));
  if (callback.searchParams.get('state') !== state) throw new Trouble('The sign-in was answered for somebody else.');
  return exchange(issuer, callback.searchParams.get('code') ?? '', verifier);
}

async function followToCallback(browser: Browser, answer: Response): Promise<URL> {
  let location = locationOf(answer);
  for (let hops = 0; !location.startsWith(redirectUri); hops += 1) {
    if (hops === mostRedirects) throw new Trouble('The sign-in led in a circle.');
    location = await placeAfter(browser, await browser.ask(location));
  }
  return new URL(location);
}

/** By redirect, or by a form that a browser's script would send at once. */
async function placeAfter(browser: Browser, answer: Response): Promise<string> {
  const location = answer.headers.get('location');
  if (location !== null) return location;
  const html = await answer.text();
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) throw new Trouble(`The sign-in ended at a page that leads nowhere (${answer.status}).`);
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const form = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
  return locationOf(await browser.ask(action, form));
}

function locationOf(answer: Response): string {
  const location = answer.headers.get('location');
  if (location === null) throw new Trouble(`The platform did not let a sample person sign in (${answer.status}).`);
  return location;
}

async function exchange(issuer: string, code: string, verifier: string): Promise<Tokens> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  if (!answer.ok) throw new Trouble(`The platform gave no token for the sign-in (${answer.status}).`);
  return (await answer.json()) as Tokens;
}
