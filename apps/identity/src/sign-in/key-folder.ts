import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, link, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { MisconfiguredService } from '@harbourlink/service-kit/configuration';

/** What identity keeps secret. Nothing of it is ever logged or leaves the process, except signatures. */
export interface Secrets {
  /** Private signing keys; the first one signs, the others are still accepted. */
  readonly signingKeys: readonly [JWK, ...JWK[]];
  /** Cookies are signed with the first and accepted with any. */
  readonly cookieSecrets: readonly string[];
  /** Derives the tokens of links, so that asking again for the same link gives the same address without keeping it. */
  readonly linkSecret: Buffer;
  /** What the gateway proves itself with when it signs in whoever uses the console. */
  readonly consoleClientSecret: string;
  /** What the service `notifications` signs in with. */
  readonly notificationsClientSecret: string;
  /** What bodies outside sign in with to tell what they know. */
  readonly outsideClientSecret: string;
  /** What the first administrator signs in with. */
  readonly firstAdministratorPassword: string;
}

/** The file `notifications` reads its own client secret from, in the same folder. */
export const notificationsSecretFile = 'client-notifications.secret';

/** The secrets of one folder, read when they are first needed. */
export class KeyFolder {
  private found: Promise<Secrets> | undefined;

  constructor(private readonly folder: string | undefined) {}

  /** Throws MisconfiguredService when no folder was named. */
  secrets(): Promise<Secrets> {
    if (!this.folder) throw new MisconfiguredService('HARBOURLINK_KEYS_DIR must name the folder that holds the keys');
    this.found ??= secretsIn(this.folder);
    return this.found;
  }
}

/** Reads the secrets from their files in `folder`; makes those that are missing, readable by their owner only. */
export async function secretsIn(folder: string): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const signingKeys = JSON.parse(await kept(folder, 'signing-keys.json', newSigningKeys)) as [JWK, ...JWK[]];
  return {
    signingKeys,
    cookieSecrets: JSON.parse(
      await kept(folder, 'cookie-secrets.json', () => JSON.stringify([newSecret()])),
    ) as string[],
    linkSecret: Buffer.from(await kept(folder, 'link.secret', newSecret), 'base64url'),
    consoleClientSecret: await kept(folder, 'client-console.secret', newSecret),
    notificationsClientSecret: await kept(folder, notificationsSecretFile, newSecret),
    outsideClientSecret: await kept(folder, 'client-outside.secret', newSecret),
    firstAdministratorPassword: await kept(folder, 'first-administrator.secret', newSecret),
  };
}

/** Several replicas may start at once: a hard link appears with its whole content or not at all, and only once. */
async function kept(folder: string, name: string, make: () => string): Promise<string> {
  const path = join(folder, name);
  const present = await read(path);
  if (present !== undefined) return present;
  const draft = join(folder, `.${randomUUID()}`);
  await writeFile(draft, make(), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(path, 'utf8');
}

async function read(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Error(`${path} can be read by others: make it readable by its owner only (chmod 600) and start again`);
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function newSigningKeys(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify([{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: randomUUID() }]);
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
