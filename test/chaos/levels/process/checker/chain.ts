import { firstBrokenLink } from '../../../checker/hash-chain.js';
import type { JournalRow } from '../../../checker/tables.js';
import type { Findings, Sql } from './process-checker.js';

/** Positions, versions and hashes of a whole journal, computed anew. */
export async function checkChain(sql: Sql, schema: string, findings: Findings): Promise<void> {
  const rows = await sql<JournalRow>(
    `SELECT '${schema}' AS schema, position::int, event_id AS event, topic, aggregate_id AS key, version, type, payload,
            payload_salt AS salt, payload_digest AS digest, (extract(epoch FROM occurred_at) * 1000000)::bigint AS microseconds,
            correlation_id AS correlation, causation_id AS causation, hash
       FROM ${schema}.journal ORDER BY position`,
  );
  const versions = new Map<string, number>();
  const events = new Set<string>();
  for (const [index, { position, topic, key, version, event }] of rows.entries()) {
    if (position !== index + 1) findings.push(`${schema}: position ${index + 1} is missing, ${position} follows`);
    const stream = `${topic} ${key}`;
    if (version !== (versions.get(stream) ?? 0) + 1)
      findings.push(`${schema}: ${stream} goes from version ${versions.get(stream) ?? 0} to ${version} at ${position}`);
    versions.set(stream, version);
    if (events.has(event)) findings.push(`${schema}: event ${event} has two positions`);
    events.add(event);
    if (findings.length > 20) return;
  }
  const broken = firstBrokenLink(schema, rows);
  if (broken !== undefined) findings.push(`${schema}: the hash of position ${broken} does not follow`);
  const [head] = await sql<{ position: number }>(`SELECT position::int FROM ${schema}.sequencer`);
  if (head?.position !== rows.length)
    findings.push(`${schema}: the head says ${head?.position ?? 'nothing'}, there are ${rows.length} positions`);
}
