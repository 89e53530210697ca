import * as oidc from 'openid-client';
import type { Upstreams } from '../routing/upstreams.js';
import { longestIdle } from './session.js';
import type { Tokens } from './session.js';

/** As `identity` knows the console. */
const clientId = 'harbourlink-console';

/** The provider did not answer: nothing is known about the session. */
export class ProviderUnavailable extends Error {}

/** The provider says no: the code or the refresh token is worth nothing. */
export class ProviderRefused extends Error {}

/** What is remembered while somebody is at the provider. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientSecret: string;
  readonly publicAddress: URL;
  readonly upstreams: Upstreams;
}

/** Authorization code with PKCE, refresh, revocation and sign-out at the OpenID provider, our own or a foreign one. */
export class IdentityProvider {
  private found: Promise<oidc.Configuration> | undefined;

  constructor(private readonly settings: ProviderSettings) {}

  async signInAddress(attempt: SignInAttempt, language: string | undefined): Promise<string> {
    const configuration = await this.discovered();
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: new URL('/signed-in', this.settings.publicAddress).href,
      scope: 'openid',
      // Whoever was away for longer shows again who they are: else an idle session would end in name only.
      max_age: String(longestIdle / 1000),
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      ...(language === undefined ? {} : { ui_locales: language }),
    });
    return address.href;
  }

  /** Exchanges the code in the callback's query; checks state, nonce, issuer and the id token's signature. */
  async tokensFor(query: string, { state, nonce, verifier }: SignInAttempt): Promise<Tokens> {
    const configuration = await this.discovered();
    const callback = new URL(`/signed-in${query}`, this.settings.publicAddress);
    return this.asking(async () =>
      tokensIn(
        await oidc.authorizationCodeGrant(configuration, callback, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          maxAge: longestIdle / 1000,
          idTokenExpected: true,
        }),
      ),
    );
  }

  async refreshed(refreshToken: string): Promise<Tokens> {
    const configuration = await this.discovered();
    return this.asking(async () => tokensIn(await oidc.refreshTokenGrant(configuration, refreshToken), refreshToken));
  }

  async revoke(refreshToken: string): Promise<void> {
    const configuration = await this.discovered();
    await this.asking(() => oidc.tokenRevocation(configuration, refreshToken, { token_type_hint: 'refresh_token' }));
  }

  /** Where the provider ends its own session; without an id token it asks first. */
  async signOutAddress(idToken: string | undefined): Promise<string> {
    const { publicAddress } = this.settings;
    const address = oidc.buildEndSessionUrl(await this.discovered(), {
      post_logout_redirect_uri: new URL('/', publicAddress).href,
      ...(idToken === undefined ? {} : { id_token_hint: idToken }),
    });
    return address.origin === publicAddress.origin ? `${address.pathname}${address.search}` : address.href;
  }

  /** Asked for once, when first needed; a failure is not kept. */
  private discovered(): Promise<oidc.Configuration> {
    const { issuer, clientSecret } = this.settings;
    this.found ??= this.asking(() =>
      oidc.discovery(issuer, clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
        timeout: 10,
        [oidc.customFetch]: (address, init) => this.fetch(address, init),
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
        ],
      }),
    ).catch((error: unknown) => {
      this.found = undefined;
      throw error instanceof ProviderUnavailable ? error : new ProviderUnavailable('no discovery', { cause: error });
    });
    return this.found;
  }

  /** Our own provider is asked past the public address, which is this gateway itself: one replica after the other. */
  private async fetch(address: string, init: oidc.CustomFetchOptions): Promise<Response> {
    const { publicAddress, upstreams } = this.settings;
    const { origin, pathname, search } = new URL(address);
    const request = init as RequestInit;
    if (origin !== publicAddress.origin) return fetch(address, request);
    for (let left = upstreams.allOf('identity').length; ; left -= 1) {
      const replica = upstreams.next('identity') ?? '';
      try {
        return await fetch(`${replica}${pathname}${search}`, request);
      } catch (error) {
        if (!wasNeverReached(error) || left <= 1) throw error;
        upstreams.leaveOut(replica);
      }
    }
  }

  /** Tells a "no" from a provider that is away, restarting or wrongly set up: only a "no" ends a session. */
  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ProviderRefused) throw error;
      if (isRefusal(error)) throw new ProviderRefused('the provider refused', { cause: error });
      throw new ProviderUnavailable('the provider did not answer', { cause: error });
    }
  }
}

/** A code is spent by whoever receives it: only a request that never arrived is sent again. */
function wasNeverReached(error: unknown): boolean {
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: string };
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'UND_ERR_CONNECT_TIMEOUT';
}

/** The provider said no, or what it said is not about this sign-in. A client it does not know is our mistake, not theirs. */
function isRefusal(error: unknown): boolean {
  const { code = '', error: reason, status } = error as { code?: string; error?: string; status?: number };
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') return status === 400 && reason !== 'invalid_client';
  return /^OAUTH_(AUTHORIZATION_RESPONSE_ERROR|INVALID_RESPONSE|JWT_|JSON_ATTRIBUTE_|KEY_SELECTION_)/.test(code);
}

function tokensIn(answer: oidc.TokenEndpointResponse, refreshToken?: string): Tokens {
  const refresh = answer.refresh_token ?? refreshToken;
  if (refresh === undefined) throw new ProviderRefused('no refresh token');
  return {
    accessToken: answer.access_token,
    refreshToken: refresh,
    ...(answer.id_token === undefined ? {} : { idToken: answer.id_token }),
    secondsToLive: answer.expires_in ?? 60,
  };
}
