import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Trouble } from './trouble.js';

/** Rises when a start can no longer go on with the data of the version before. */
const dataMajor = 1;
const stampFile = 'harbourlink.json';
const lockFile = 'lock';

type SampleWorld = 'undecided' | 'wanted' | 'loaded' | 'unwanted';

interface Stamp {
  readonly dataMajor: number;
  readonly sampleWorld: SampleWorld;
}

/** The folder that holds all the platform keeps, locked for this process. */
export interface DataFolder {
  readonly path: string;
  inside(...names: string[]): string;
  sampleWorld(): SampleWorld;
  rememberSampleWorld(state: SampleWorld): Promise<void>;
  unlock(): Promise<void>;
}

/**
 * Opens the data folder, or makes it. Trouble when it is in use, written by another version, not ours, or not writable.
 * `remove` empties it first; only a folder that carries our stamp is ever emptied.
 */
export async function openDataFolder(
  folder: string,
  { existing, say }: { existing: 'keep' | 'remove'; say: (line: string) => void },
): Promise<DataFolder> {
  const path = resolve(folder);
  await explained(path, () => mkdir(path, { recursive: true, mode: 0o755 }));
  const stamp = await readStamp(path);
  await explained(path, () => lock(path));
  try {
    if (existing === 'remove' && stamp) {
      say(`Removing the data in ${path}`);
      await removeAllButLock(path);
    } else if (stamp && stamp.dataMajor !== dataMajor) {
      throw new Trouble(
        `The data in ${path} is of version ${stamp.dataMajor}; this platform keeps version ${dataMajor}.`,
        'Start the platform that wrote it, name another folder with --data PATH, or remove the data with --fresh.',
      );
    }
    let current: Stamp = existing === 'keep' && stamp ? stamp : { dataMajor, sampleWorld: 'undecided' };
    await writeStamp(path, current);
    return {
      path,
      inside: (...names) => join(path, ...names),
      sampleWorld: () => current.sampleWorld,
      rememberSampleWorld: async (sampleWorld) => {
        current = { ...current, sampleWorld };
        await writeStamp(path, current);
      },
      unlock: () => rm(join(path, lockFile), { force: true }),
    };
  } catch (error) {
    await rm(join(path, lockFile), { force: true });
    throw error;
  }
}

async function readStamp(path: string): Promise<Stamp | undefined> {
  const names = await readdir(path);
  if (names.includes(stampFile)) return JSON.parse(await readFile(join(path, stampFile), 'utf8')) as Stamp;
  if (names.every((name) => name === lockFile)) return undefined;
  throw new Trouble(
    `${path} holds files that are not the platform's.`,
    'Name an empty folder, or one that does not exist yet, with --data PATH.',
  );
}

/** Renamed into place: a start that is killed in between leaves the old stamp or the new one, never half of one. */
async function writeStamp(path: string, stamp: Stamp): Promise<void> {
  const draft = join(path, `${stampFile}.new`);
  await writeFile(draft, `${JSON.stringify(stamp)}\n`);
  await rename(draft, join(path, stampFile));
}

async function removeAllButLock(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    if (name !== lockFile) await rm(join(path, name), { recursive: true, force: true });
  }
}

async function lock(path: string): Promise<void> {
  const file = join(path, lockFile);
  const mine = `${process.pid} ${await startOf(process.pid)}`;
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(mine);
      await handle.close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [pid = '', start = ''] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
    if (await runs(Number(pid), start)) {
      throw new Trouble(
        `${path} is in use by the platform with process id ${pid}.`,
        'Stop that one first, or name another folder with --data PATH.',
      );
    }
    await rm(file, { force: true });
  }
}

/** A process id is used again after a restart of the machine; together with its start it is not. */
async function runs(pid: number, start: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return (await startOf(pid)) === start;
}

/** Clock ticks from boot to the start of the process, where the system tells (Linux). */
async function startOf(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function explained<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR' || code === 'EEXIST') {
      throw new Trouble(`${path} is not a folder.`, 'Name a folder with --data PATH.', { cause: error });
    }
    // On a read-only disk a recursive mkdir says ENOENT.
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(code ?? '')) throw error;
    throw new Trouble(
      `${path} cannot be written to (${code}).`,
      'Make it writable, or name another folder with --data PATH.',
      {
        cause: error,
      },
    );
  }
}
