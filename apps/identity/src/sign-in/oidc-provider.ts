import { Provider, errors } from 'oidc-provider';
import type { AdapterFactory, KoaContextWithOIDC } from 'oidc-provider';
import { apiAudience, apiResource, clients, consoleClientId, serviceScopes } from './clients.js';
import type { IdentityConfiguration } from './identity-configuration.js';
import type { Secrets } from './key-folder.js';
import { errorPage, signingOutPage, signOutPage, signedOutPage } from './outcome-pages.js';
import { languageOf, respondWith } from '../pages/page.js';

const minutes = 60;
const hours = 60 * minutes;
const days = 24 * hours;

export interface OidcProviderNeeds {
  readonly configuration: IdentityConfiguration;
  readonly secrets: Secrets;
  readonly store: AdapterFactory;
  /** True when there is such a person. */
  readonly knows: (personId: string) => Promise<boolean>;
  /** Told what the provider itself answers with "server_error". */
  readonly onError: (error: unknown) => void;
}

/**
 * The certified OpenID provider, cut down to what the platform uses: authorization code with PKCE, client credentials,
 * refresh, sign-out. Access tokens are JWTs that name the subject and nothing about roles: those reach services as events.
 */
export function oidcProvider({ configuration, secrets, store, knows, onError }: OidcProviderNeeds): Provider {
  const provider = new Provider(configuration.issuer, {
    adapter: store,
    clients: clients(configuration.publicAddress, {
      console: secrets.consoleClientSecret,
      notifications: secrets.notificationsClientSecret,
      outside: secrets.outsideClientSecret,
    }),
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clientAuthMethods: ['client_secret_basic', 'none'],
    jwks: { keys: secrets.signingKeys },
    cookies: {
      keys: secrets.cookieSecrets,
      names: { session: 'harbourlink_session', interaction: 'harbourlink_sign_in', resume: 'harbourlink_resume' },
    },
    scopes: ['openid', 'offline_access', ...serviceScopes],
    responseTypes: ['code'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          const page = isWhoseHintItIs(ctx) ? signingOutPage : signOutPage;
          show(ctx, page({ language: languageOf(ctx.req, uiLocalesOf(ctx)), form }));
        },
        postLogoutSuccessSource: (ctx) => show(ctx, signedOutPage({ language: languageOf(ctx.req) })),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== apiResource) throw new errors.InvalidTarget();
          return {
            scope: serviceScopes.join(' '),
            audience: apiAudience,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    clientBasedCORS: (_ctx, origin) => origin === configuration.publicAddress,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: ({ oidc }) => oidc.client?.clientAuthMethod === 'none',
    findAccount: async (_ctx, personId) =>
      (await knows(personId)) ? { accountId: personId, claims: async () => ({ sub: personId }) } : undefined,
    interactions: { url: (_ctx, interaction) => `/oidc/interaction/${interaction.uid}` },
    renderError: (ctx, out) => show(ctx, errorPage({ language: languageOf(ctx.req), code: out.error })),
    ttl: {
      AccessToken: (_ctx, _token, client) =>
        client.clientId === consoleClientId ? configuration.consoleTokenSeconds : 30 * minutes,
      AuthorizationCode: 1 * minutes,
      ClientCredentials: 10 * minutes,
      Grant: 14 * days,
      IdToken: 30 * minutes,
      Interaction: 1 * hours,
      RefreshToken: 14 * days,
      Session: 14 * days,
    },
  });
  // The public address is set on every request by the mount, whatever a proxy or a caller says.
  provider.proxy = true;
  provider.on('server_error', (_ctx, error) => onError(error));
  return provider;
}

/**
 * Whoever comes from the console has pressed "sign out" there. An id token of somebody else is no such proof: with it a
 * link on another site could sign people out.
 */
function isWhoseHintItIs({ oidc }: KoaContextWithOIDC): boolean {
  const subject = oidc.entities.IdTokenHint?.payload['sub'];
  return oidc.client?.clientId === consoleClientId && subject !== undefined && subject === oidc.session?.accountId;
}

function uiLocalesOf({ oidc }: KoaContextWithOIDC): string | undefined {
  const wanted = oidc.params?.['ui_locales'];
  return typeof wanted === 'string' ? wanted : undefined;
}

function show(ctx: KoaContextWithOIDC, page: Parameters<typeof respondWith>[1]): void {
  // Koa writes the headers of a status it is given; the page's own come from one place.
  respondWith({ header: (name, value) => ctx.set(name, value), body: (html) => (ctx.body = html) }, page);
}
