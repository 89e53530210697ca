import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: its usual account then, or `nobody`. Undefined for everybody else. */
export async function unprivilegedAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  return account && { uid: Number(account[2]), gid: Number(account[3]) };
}

/** The first folder above one of the paths that the account may not pass through, such as the home of root. */
export async function barredFolder(account: Account, paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const { mode, uid, gid } = await stat(folder);
      const mayPass = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001;
      if (mayPass === 0) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  return undefined;
}

/**
 * The words before a command that run it as the account and still let it pass through folders that are root's own, as a
 * clone in the home of root or in a folder of `mktemp -d` needs. Undefined where the system cannot (no setpriv, no
 * capability).
 */
export async function passingEverywhere(account: Account): Promise<readonly string[] | undefined> {
  const right = await searchRight();
  const setpriv = await firstThere(['/usr/bin/setpriv', '/bin/setpriv', '/sbin/setpriv']);
  if (!right || !setpriv) return undefined;
  const rights = [`--inh-caps=+${right}`, `--ambient-caps=+${right}`];
  // access(2) asks without the rights of who is not root unless this bit is set, and initdb looks for its server by it.
  const kept = '--securebits=+no_setuid_fixup';
  return [setpriv, `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...rights, kept, '--'];
}

/** Reading and passing is enough; containers often grant only the stronger right. */
async function searchRight(): Promise<'dac_read_search' | 'dac_override' | undefined> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const held = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
  if ((held & 0b100n) !== 0n) return 'dac_read_search';
  return (held & 0b10n) === 0n ? undefined : 'dac_override';
}

async function firstThere(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    if (await stat(file).catch(() => undefined)) return file;
  }
  return undefined;
}
