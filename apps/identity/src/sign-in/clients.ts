import type { ClientMetadata } from 'oidc-provider';

/** The audience of every access token: the platform's API as a whole. */
export const apiAudience = 'harbourlink-api';

/** The API's name as a resource indicator (RFC 8707 wants a URI); who asks for none gets this one. */
export const apiResource = 'urn:harbourlink:api';

/** What notifications may ask of identity; people's tokens carry no scope of the API. */
const notificationsScopes = ['people:address', 'links:mint'] as const;

/** What a body outside may do: tell what it knows. */
const outsideScopes = ['outside-events:write'] as const;

/** Every scope of the API. */
export const serviceScopes = [...notificationsScopes, ...outsideScopes] as const;

/** The browser's way in: the gateway signs people in as this client and keeps what it gets. */
export const consoleClientId = 'harbourlink-console';

/** What the clients that keep a secret prove themselves with. */
export interface ClientSecrets {
  readonly console: string;
  readonly notifications: string;
  readonly outside: string;
}

const byCode = {
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  scope: 'openid offline_access',
} satisfies Partial<ClientMetadata>;

/** A program that acts for nobody but itself. */
const byItself = {
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
} satisfies Partial<ClientMetadata>;

/** Who may ask for tokens. Native redirects may use any port (RFC 8252, 7.3). */
export function clients(publicAddress: string, secrets: ClientSecrets): ClientMetadata[] {
  return [
    {
      ...byCode,
      client_id: 'harbourlink-cli',
      client_name: 'Harbourlink CLI',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback', 'http://localhost/callback'],
    },
    {
      ...byCode,
      client_id: consoleClientId,
      client_name: 'Harbourlink',
      // A secret besides PKCE: its refresh tokens need no rotation, and several gateways may use one at the same time.
      token_endpoint_auth_method: 'client_secret_basic',
      client_secret: secrets.console,
      redirect_uris: [`${publicAddress}/signed-in`],
      post_logout_redirect_uris: [`${publicAddress}/`],
    },
    {
      ...byCode,
      client_id: 'harbourlink-api-docs',
      client_name: 'Harbourlink API',
      token_endpoint_auth_method: 'none',
      redirect_uris: [`${publicAddress}/api/docs/oauth2-redirect.html`],
    },
    {
      ...byItself,
      client_id: 'notifications',
      client_name: 'Notifications',
      client_secret: secrets.notifications,
      scope: notificationsScopes.join(' '),
    },
    {
      ...byItself,
      client_id: 'outside',
      client_name: 'Bodies outside the platform',
      client_secret: secrets.outside,
      scope: outsideScopes.join(' '),
    },
  ];
}
