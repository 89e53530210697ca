import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Who signs the operator's token, and publishes the key. */
export interface Issuer {
  readonly url: string;
  readonly operator: string;
  readonly token: string;
  stop(): void;
}

const operator = '00000000-0000-4000-a000-000000000001';

export async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'chaos', alg: 'ES256' }] });
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(keys));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'chaos' })
    .setSubject(operator)
    .setIssuer(url)
    .setAudience('harbourlink-api')
    // Clocks of services are put wrong by an hour.
    .setExpirationTime('48h')
    .sign(privateKey);
  return { url, operator, token, stop: () => server.closeAllConnections() ?? server.close() };
}
