import type { GatewayConfiguration } from '../gateway-configuration.js';
import { OwnCookies } from './cookies.js';
import { IdentityProvider } from './identity-provider.js';
import { SealedValues } from './sealed-values.js';
import { Sessions } from './sessions.js';

/** Sessions as configured; undefined where the gateway keeps none. */
export function sessionsFrom(
  { sessions, publicAddress, upstreams }: GatewayConfiguration,
  now?: () => number,
): Sessions | undefined {
  if (!sessions) return undefined;
  const { issuer, clientSecret, keys } = sessions;
  const provider = new IdentityProvider({ issuer, clientSecret, publicAddress, upstreams });
  return new Sessions(new OwnCookies(publicAddress), new SealedValues(keys), provider, now);
}
