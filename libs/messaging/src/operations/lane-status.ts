import type { Reader } from '@harbourlink/persistence';
import type { Lane } from '../consuming/lane.js';
import type { Lag } from '../transport/event-transport.js';
import { pausesIn } from './lane-pauses.js';
import type { LanePause } from './lane-pauses.js';

/** A lane as declared, and what it has handled: distinct events of wanted types. */
export interface LaneStatus {
  readonly lane: string;
  readonly kind: string;
  readonly types: readonly string[];
  readonly applied: number;
  readonly waiting: number;
  readonly dead: number;
  readonly parked: number;
  /** Absent while it runs. */
  readonly paused?: LanePause;
}

/** What a lane has before it: cheap enough to be asked every few seconds. */
export interface LaneBacklog {
  readonly lane: string;
  readonly kind: 'projection' | 'effect';
  /** Absent while it runs. */
  readonly paused?: LanePause;
  /** Events received and not handled, those behind a blocked key among them. */
  readonly waiting: number;
  /** Since the oldest of them happened. */
  readonly oldestWaitingSeconds?: number;
  /** Aggregates whose next event failed and is tried again, or waits for another stream. */
  readonly retrying: number;
  /** Aggregates whose next version has not arrived although a later one has. */
  readonly gaps: number;
  /** Open dead letters that block their aggregate, and those that do not. */
  readonly dead: number;
  readonly parked: number;
  readonly topics: readonly Lag[];
}

/** The columns `dead` and `parked`: how many letters of a lane nobody has settled. */
function openLetters(lane: string): string {
  const open = `(SELECT count(*)::int FROM dead_letter d WHERE d.lane = ${lane} AND d.settled_at IS NULL AND d.kind =`;
  return `${open} 'dead') AS dead, ${open} 'parked') AS parked`;
}

/** All lanes with all they ever handled; reads the whole inbox. */
export async function laneStatuses(reader: Reader, lanes: readonly Lane[]): Promise<LaneStatus[]> {
  const counts = await reader.query<Omit<LaneStatus, 'kind' | 'types' | 'paused'>>(
    `SELECT lane, count(DISTINCT event_id) FILTER (WHERE wanted AND state = 'done')::int AS applied,
            count(*) FILTER (WHERE state IN ('pending', 'held'))::int AS waiting,
            ${openLetters('i.lane')}
       FROM inbox i GROUP BY lane`,
  );
  const pauses = await pausesIn(reader);
  return lanes.map((lane) => {
    const paused = pauses.find((pause) => pause.lane === lane.name);
    return {
      applied: 0,
      waiting: 0,
      dead: 0,
      parked: 0,
      ...counts.find((count) => count.lane === lane.name),
      lane: lane.name,
      kind: lane.kind,
      types: [...lane.wants.keys()],
      ...(paused && { paused }),
    };
  });
}

interface BacklogRow {
  lane: string;
  waiting: number;
  oldest: number | null;
  retrying: number;
  gaps: number;
  dead: number;
  parked: number;
}

/**
 * What every lane has before it. The oldest event is the first row that is ready, or the first one of a blocked key: both
 * come by an index, however long the queue is.
 */
export async function laneBacklogs(
  reader: Reader,
  lanes: readonly Lane[],
  lags: readonly Lag[],
): Promise<LaneBacklog[]> {
  const rows = await reader.query<BacklogRow>(
    `SELECT asked.lane,
            (SELECT count(*)::int FROM inbox i WHERE i.lane = asked.lane AND i.state IN ('pending', 'held')) AS waiting,
            extract(epoch FROM clock_timestamp() - least(
              (SELECT i.occurred_at FROM inbox i WHERE i.lane = asked.lane AND i.state = 'pending' ORDER BY i.seq LIMIT 1),
              (SELECT min(i.occurred_at) FROM inbox_key k, LATERAL (
                 SELECT occurred_at FROM inbox WHERE lane = k.lane AND topic = k.topic AND key = k.key
                    AND state IN ('pending', 'held') ORDER BY version LIMIT 1) i
                WHERE k.lane = asked.lane AND k.state <> 'open')))::float8 AS oldest,
            (SELECT count(*)::int FROM inbox_key k WHERE k.lane = asked.lane AND k.state = 'retry') AS retrying,
            (SELECT count(*)::int FROM inbox_key k WHERE k.lane = asked.lane AND k.state = 'gap') AS gaps,
            ${openLetters('asked.lane')}
       FROM unnest($1::text[]) AS asked(lane)`,
    [lanes.map(({ name }) => name)],
  );
  const pauses = await pausesIn(reader);
  return rows.map(({ oldest, ...row }, index) => {
    const paused = pauses.find((pause) => pause.lane === row.lane);
    return {
      ...row,
      kind: lanes[index]?.kind ?? 'projection',
      ...(paused && { paused }),
      ...(oldest === null ? {} : { oldestWaitingSeconds: Math.max(0, oldest) }),
      topics: lags.filter((lag) => lag.lane === row.lane),
    };
  });
}
