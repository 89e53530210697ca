import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Reader, UnitsOfWork } from '@harbourlink/persistence';
import { topicsOf, sourceOf } from '../consuming/lane.js';
import type { Lane } from '../consuming/lane.js';
import { JournalReader } from '../journal/journal-reader.js';
import { messageOf } from '../consuming/dispatch.js';
import { archivedIn } from '../journal/archived-in.js';
import { recordAction } from '../operations/operator-actions.js';
import type { Operator } from '../operations/operator-actions.js';
import { NotRebuildable, Rebuild, RebuildCancelled, RebuildTakenOver } from './rebuild.js';

/** stalled: it runs no more and nobody said why, as when its process was killed. */
export type RebuildState = 'running' | 'stalled' | 'done' | 'cancelled' | 'failed';

/** How far the last rebuild of a lane got. */
export interface RebuildProgress {
  readonly lane: string;
  readonly state: RebuildState;
  readonly startedAt: string;
  readonly endedAt?: string;
  /** Events read from the journals. */
  readonly events: number;
  readonly error?: string;
  /** While it runs: where it stands in each journal, and where that ends. */
  readonly sources: readonly { readonly source: string; readonly position: number; readonly head: number }[];
}

interface RunRow {
  state: 'running' | 'done' | 'cancelled' | 'failed';
  started_at: Date;
  ended_at: Date | null;
  events: string;
  error: string | null;
  stalled: boolean;
}

/** A rebuild whose process is not heard of for so long has died. */
const stalledAfterSeconds = 60;

/** The rebuilds of one service: begun, watched and called off through the database, so through any replica. */
export class Rebuilds {
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly schema: string,
    private readonly units: UnitsOfWork,
    /** The lanes as declared. */
    private readonly lanes: () => readonly Lane[],
    private readonly isKnownType: (type: string) => boolean,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Begins one; resolves when it has ended, or after `patience` milliseconds with how far it is. */
  async start(name: string, by: Operator, patience: number): Promise<RebuildProgress | Refusal> {
    const lane = this.lanes().find((candidate) => candidate.name === name);
    if (!lane) return refuse('rebuild.unknown-lane', 'missing', { lane: name });
    let rebuild: Rebuild;
    try {
      const { isKnownType } = this;
      rebuild = new Rebuild(this.schema, lane, this.units, new JournalReader(this.units), { isKnownType });
    } catch (error) {
      if (error instanceof NotRebuildable) return refuse('rebuild.not-a-projection', 'conflict', { lane: name });
      throw error;
    }
    await this.units.run((unit) => recordAction(unit, by, { action: 'rebuild', lane: name }));
    await rebuild.begin();
    const running = this.finish(rebuild, name).finally(() => this.underWay.delete(rebuild.id));
    this.underWay.set(rebuild.id, running);
    const ended = await Promise.race([running, after(patience)]);
    return ended ?? this.progress(name);
  }

  /** How far the last one is or was. */
  async progress(name: string): Promise<RebuildProgress | Refusal> {
    const lane = this.lanes().find((candidate) => candidate.name === name);
    const found = lane && (await this.units.read((reader) => progressOf(reader, lane)));
    return found ?? refuse('rebuild.none', 'missing', { lane: name });
  }

  /** The next step of the rebuild finds out and ends; what has ended stays as it is. */
  async cancel(name: string, by: Operator): Promise<RebuildProgress | Refusal> {
    await this.units.run(async (unit) => {
      const ended = await unit.query(
        `UPDATE rebuild_run SET state = 'cancelled', ended_at = clock_timestamp() WHERE lane = $1 AND state = 'running' RETURNING 1`,
        [name],
      );
      if (ended.length > 0) await recordAction(unit, by, { action: 'cancel-rebuild', lane: name });
    });
    return this.progress(name);
  }

  /** Calls off those this process runs: it is about to end. */
  async stop(): Promise<void> {
    const runs = [...this.underWay];
    await this.units.run((unit) =>
      unit.query(
        `UPDATE rebuild_run SET state = 'cancelled', ended_at = clock_timestamp(), error = 'the service was stopped'
          WHERE run = ANY($1) AND state = 'running'`,
        [runs.map(([id]) => id)],
      ),
    );
    await Promise.all(runs.map(([, running]) => running));
  }

  /** Undefined when it ended well, or was called off: the row says so. */
  private async finish(rebuild: Rebuild, lane: string): Promise<Refusal | undefined> {
    try {
      await rebuild.finish();
      return undefined;
    } catch (error) {
      if (error instanceof RebuildCancelled) return undefined;
      if (error instanceof RebuildTakenOver) return refuse('rebuild.taken-over', 'conflict', { lane });
      await this.fail(rebuild.id, error).catch(this.onError);
      const archived = archivedIn(error);
      if (archived) return refuse('journal.archived', 'conflict', { ...archived });
      this.onError(error);
      return refuse('rebuild.failed', 'conflict', { lane });
    }
  }

  private async fail(id: string, error: unknown): Promise<void> {
    await this.units.run((unit) =>
      unit.query(
        `UPDATE rebuild_run SET state = 'failed', ended_at = clock_timestamp(), error = $2 WHERE run = $1 AND state = 'running'`,
        [id, messageOf(error).slice(0, 8_000)],
      ),
    );
  }
}

async function progressOf(reader: Reader, lane: Lane): Promise<RebuildProgress | undefined> {
  const [run] = await reader.query<RunRow>(
    `SELECT *, seen_at < clock_timestamp() - make_interval(secs => ${stalledAfterSeconds}) AS stalled
       FROM rebuild_run WHERE lane = $1`,
    [lane.name],
  );
  if (!run) return undefined;
  return {
    lane: lane.name,
    state: run.state === 'running' && run.stalled ? 'stalled' : run.state,
    startedAt: run.started_at.toISOString(),
    ...(run.ended_at === null ? {} : { endedAt: run.ended_at.toISOString() }),
    events: Number(run.events),
    ...(run.error === null ? {} : { error: run.error.split('\n', 1)[0] ?? '' }),
    sources: run.state === 'running' ? await places(reader, lane) : [],
  };
}

async function places(reader: Reader, lane: Lane): Promise<RebuildProgress['sources']> {
  const cursors = await reader.query<{ source: string; cursor: string }>(
    'SELECT source, cursor FROM rebuild_cursor WHERE lane = $1',
    [lane.name],
  );
  const found = [];
  for (const source of new Set(topicsOf(lane).map(sourceOf))) {
    const [row] = await reader.query<{ head: string }>(`SELECT ${source}.journal_head() AS head`);
    const cursor = cursors.find((candidate) => candidate.source === source)?.cursor ?? 0;
    found.push({ source, position: Number(cursor), head: Number(row?.head ?? 0) });
  }
  return found;
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds).unref());
}
