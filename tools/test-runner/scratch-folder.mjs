// Where tests keep what need not outlive them. In memory where there is room: databases come and go by the hundred, and most
// of the time of many specs was the file system's.
import { readFileSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const inMemory = '/dev/shm';
/** Several times what a whole run holds at once. */
const enough = 6 * 2 ** 30;

/** TMPDIR where it is set; else memory, unless this machine has little of it or lets no program run from there. */
export function scratchFolder({ TMPDIR } = process.env, room = roomInMemory) {
  return TMPDIR ?? (room() >= enough ? inMemory : tmpdir());
}

/** Bytes. */
function roomInMemory() {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .find(([, path]) => path === inMemory);
    if (mount?.[2] !== 'tmpfs' || mount[3].split(',').includes('noexec')) return 0;
    const { bavail, bsize } = statfsSync(inMemory);
    return Math.min(bavail * bsize, freemem());
  } catch {
    return 0;
  }
}
