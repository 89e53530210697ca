import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Passwords and keys made on the first start; every file can be read by its owner only. */
export interface Secrets {
  readonly folder: string;
  /** The secret called `name`, made when it is not there yet. */
  secret(name: string): Promise<string>;
}

export async function openSecrets(folder: string): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  return { folder, secret: (name) => keptSecret(folder, name) };
}

async function keptSecret(folder: string, name: string): Promise<string> {
  const file = join(folder, `${name}.secret`);
  const draft = `${file}.${process.pid}`;
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept !== '') return kept;
  // 32 bytes in letters that need no escaping in a URL; linked into place whole, so that nobody reads half a secret.
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  await rm(file, { force: true });
  await link(draft, file);
  await rm(draft);
  return readFile(file, 'utf8');
}
