import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Reader, UnitsOfWork } from '@harbourlink/persistence';
import type { Lane } from '../consuming/lane.js';
import { pausesOf, wake } from '../wake.js';
import { recordAction } from './operator-actions.js';
import type { Operator } from './operator-actions.js';

/** A lane that handles nothing until somebody resumes it. */
export interface LanePause {
  readonly lane: string;
  readonly pausedAt: string;
  /** The person. */
  readonly pausedBy: string;
  readonly reason: string;
}

interface PauseRow {
  lane: string;
  paused_at: Date;
  paused_by: string;
  reason: string;
}

/** Stops and starts lanes, for every replica and beyond restarts. */
export class LanePauses {
  constructor(
    private readonly schema: string,
    private readonly units: UnitsOfWork,
    private readonly lanes: () => readonly Lane[],
  ) {}

  async list(): Promise<LanePause[]> {
    return this.units.read(pausesIn);
  }

  /** Nothing is handled any more within about a second; events go on arriving. One that is paused keeps its first reason. */
  async pause(lane: string, by: Operator, reason: string): Promise<LanePause | Refusal> {
    if (!this.knows(lane)) return refuse('lane.unknown', 'missing', { lane });
    return this.units.run(async (unit) => {
      const begun = await unit.query(
        'INSERT INTO lane_pause (lane, paused_by, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
        [lane, by.personId, reason],
      );
      if (begun.length > 0) await recordAction(unit, by, { action: 'pause', lane, note: reason });
      unit.afterCommit(() => wake(pausesOf(this.schema)));
      const pause = (await pausesIn(unit)).find((candidate) => candidate.lane === lane);
      return pause ?? refuse('lane.unknown', 'missing', { lane });
    });
  }

  /** Goes on where the lane stopped; one that is not paused stays as it is. */
  async resume(lane: string, by: Operator): Promise<{ lane: string } | Refusal> {
    return this.units.run(async (unit) => {
      const ended = await unit.query('DELETE FROM lane_pause WHERE lane = $1 RETURNING 1', [lane]);
      if (ended.length === 0 && !this.knows(lane)) return refuse('lane.unknown', 'missing', { lane });
      if (ended.length > 0) await recordAction(unit, by, { action: 'resume', lane });
      unit.afterCommit(() => wake(pausesOf(this.schema)));
      return { lane };
    });
  }

  private knows(lane: string): boolean {
    return this.lanes().some((candidate) => candidate.name === lane);
  }
}

export async function isPaused(reader: Reader, lane: string): Promise<boolean> {
  return (await reader.query('SELECT 1 FROM lane_pause WHERE lane = $1', [lane])).length > 0;
}

export async function pausesIn(reader: Reader): Promise<LanePause[]> {
  const rows = await reader.query<PauseRow>('SELECT * FROM lane_pause ORDER BY lane');
  return rows.map((row) => ({
    lane: row.lane,
    pausedAt: row.paused_at.toISOString(),
    pausedBy: row.paused_by,
    reason: row.reason,
  }));
}
