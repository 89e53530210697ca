import type { ClientMetadata } from 'oidc-provider';

/** The audience of every access token: the platform's API as a whole. */
export const apiAudience = 'harbourlink-api';

/** The API's name as a resource indicator (RFC 8707 wants a URI); who asks for none gets this one. */
export const apiResource = 'urn:harbourlink:api';

/** What services may ask of identity; people's tokens carry no scope of the API. */
export const serviceScopes = ['people:address', 'links:mint'] as const;

const byCode = {
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  scope: 'openid offline_access',
} satisfies Partial<ClientMetadata>;

/** Who may ask for tokens. Native redirects may use any port (RFC 8252, 7.3). */
export function clients(publicAddress: string, notificationsSecret: string): ClientMetadata[] {
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
      client_id: 'harbourlink-console',
      client_name: 'Harbourlink',
      token_endpoint_auth_method: 'none',
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
      client_id: 'notifications',
      client_name: 'Notifications',
      client_secret: notificationsSecret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      scope: serviceScopes.join(' '),
    },
  ];
}
