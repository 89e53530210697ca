import { setTimeout as pause } from 'node:timers/promises';

export interface Leftover {
  readonly pid: number;
  /** A process id is used again after a restart of the machine: only what is ours may be ended. False once it is gone. */
  readonly isOurs: () => boolean | Promise<boolean>;
  readonly politely: NodeJS.Signals;
  /** Sent when it has not ended by itself after this many milliseconds. */
  readonly patience: number;
  readonly atLast: NodeJS.Signals;
}

/** Ends a server that still runs although the process that started it is gone; waits until it has ended. */
export async function endLeftover({ pid, isOurs, politely, patience, atLast }: Leftover): Promise<void> {
  if (!Number.isInteger(pid) || pid <= 1 || !(await isOurs())) return;
  send(pid, politely);
  const deadline = Date.now() + patience;
  while (await isOurs()) {
    if (Date.now() > deadline) send(pid, atLast);
    await pause(20);
  }
}

/** To one that has just ended nothing need be said. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
