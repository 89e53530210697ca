import { readFile } from 'node:fs/promises';
import { Trouble } from '../trouble.js';
import type { Checkpoint } from './follow-chain.js';
import type { Service } from './services.js';

/** Checkpoints of every journal, to be kept where whoever can rewrite the database has no hand. */
export interface CheckpointFile {
  readonly format: 'harbourlink-checkpoints';
  readonly takenAt: string;
  readonly url: string;
  readonly journals: Readonly<Partial<Record<Service, readonly Checkpoint[]>>>;
}

/** Throws Trouble for a file that is not there or is none of ours. */
export async function checkpointsIn(path: string): Promise<CheckpointFile['journals']> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw new Trouble(`There is no file ${path} that can be read.`);
  const file = parsed(text);
  if (file?.format !== 'harbourlink-checkpoints' || !Object.values(file.journals).every(areCheckpoints))
    throw new Trouble(`${path} holds no checkpoints: harbourlink checkpoints > FILE makes one that does.`);
  return file.journals;
}

function parsed(text: string): CheckpointFile | undefined {
  try {
    return JSON.parse(text) as CheckpointFile;
  } catch {
    return undefined;
  }
}

function areCheckpoints(kept: unknown): boolean {
  return (
    Array.isArray(kept) &&
    kept.every(
      ({ position, hash }: Partial<Checkpoint>) => Number.isSafeInteger(position) && /^[0-9a-f]{64}$/.test(hash ?? ''),
    )
  );
}
