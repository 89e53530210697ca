import { lanes } from './lanes.js';
import type { Sql } from './process-checker.js';

/** What of a run still waits somewhere, in words; empty when everything has come to its end. */
export async function whatWaits(
  sql: Sql,
  keys: readonly string[],
  since: Readonly<Record<string, number>>,
  sink: string | undefined,
): Promise<string[]> {
  const waits: string[] = [];
  for (const schema of ['registry', 'matching'] as const) {
    const [row] = await sql<{ outbox: number; head: string; shipped: string | null }>(
      `SELECT (SELECT count(*)::int FROM ${schema}.outbox) AS outbox, s.position AS head,
              (SELECT position FROM ${schema}.sink_watermark WHERE sink = $1) AS shipped
         FROM ${schema}.sequencer s`,
      [sink ?? ''],
    );
    if (row && row.outbox > 0) waits.push(`${row.outbox} events in the outbox of ${schema}`);
    if (row && sink !== undefined && row.head !== row.shipped)
      waits.push(`${schema} has sent ${row.shipped ?? 'nothing'} of ${row.head}`);
  }
  // One whose process was killed is not heard of any more, and is called off later.
  const rebuilds = await sql<{ lane: string }>(
    `SELECT lane FROM matching.rebuild_run WHERE state = 'running' AND seen_at > clock_timestamp() - interval '5 seconds'`,
  );
  waits.push(...rebuilds.map(({ lane }) => `the rebuild of ${lane}`));
  for (const { lane, service, source, topics } of lanes) {
    const behind = await sql<{ key: string; head: number; at: number | null; state: string | null }>(
      `SELECT j.aggregate_id AS key, max(j.version) AS head, k.last_version AS at, k.state
         FROM ${source}.journal j
         LEFT JOIN ${service}.inbox_key k ON k.lane = $1 AND k.topic = j.topic AND k.key = j.aggregate_id
        WHERE j.position > $2 AND j.topic = ANY($3) AND j.aggregate_id = ANY($4)
        GROUP BY j.aggregate_id, j.topic, k.last_version, k.state
       HAVING k.last_version IS NULL OR k.last_version < max(j.version) OR k.state <> 'open'`,
      [lane, since[source] ?? 0, topics, keys],
    );
    const [first] = behind;
    if (first)
      waits.push(
        `lane ${lane}: ${behind.length} accounts, ${first.key} at ${first.at ?? 0} of ${first.head} (${first.state ?? 'unknown'})`,
      );
    const [rows] = await sql<{ left: number }>(
      `SELECT count(*)::int AS left FROM ${service}.inbox WHERE lane = $1 AND state IN ('pending', 'held') AND key = ANY($2)`,
      [lane, keys],
    );
    if (rows && rows.left > 0) waits.push(`lane ${lane}: ${rows.left} rows of the inbox`);
  }
  return waits;
}
