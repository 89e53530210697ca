/**
 * Moves a batch from the outbox to the journal in one statement: the lease is checked and locked, rows are deleted from
 * the outbox in order, given gapless positions and chained hashes, their versions compared with the stream's head, and the
 * journal's head written. Parameters: holder, epoch, lower bound of seq, most rows. One row comes back; `leased` is false
 * when the lease is lost. `xmin` belongs to the statement's own snapshot.
 */
export const moveToJournal = `
WITH lease AS MATERIALIZED (
  SELECT position, hash FROM sequencer WHERE id = 1 AND holder = $1 AND epoch = $2 AND expires_at > clock_timestamp() FOR UPDATE
), moved AS MATERIALIZED (
  DELETE FROM outbox
   WHERE seq IN (SELECT seq FROM outbox WHERE seq > $3 AND EXISTS (SELECT 1 FROM lease) ORDER BY seq LIMIT $4)
  RETURNING *
), numbered AS MATERIALIZED (
  SELECT moved.*, (SELECT position FROM lease) + row_number() OVER (ORDER BY seq) AS position,
         uuid_send(gen_random_uuid()) AS salt
    FROM moved
), digested AS MATERIALIZED (
  SELECT *, sha256(salt || payload) AS digest FROM numbered
), chained AS MATERIALIZED (
  SELECT *, journal_chain((SELECT hash FROM lease),
           journal_link(position, event_id, topic, aggregate_id, version, type, occurred_at, correlation_id, causation_id, digest))
           OVER (ORDER BY position) AS hash
    FROM digested
), written AS (
  INSERT INTO journal (position, event_id, topic, aggregate_id, version, type, payload, payload_salt, payload_digest,
                       occurred_at, correlation_id, causation_id, traceparent, hash_version, hash)
  SELECT position, event_id, topic, aggregate_id, version, type, payload, salt, digest,
         occurred_at, correlation_id, causation_id, traceparent, 1, hash
    FROM chained
  RETURNING position
), batch AS MATERIALIZED (
  SELECT aggregate_id, min(version) AS first, max(version) AS last, count(*)::int AS events FROM moved GROUP BY aggregate_id
), streams AS (
  INSERT INTO journal_stream AS stream (aggregate_id, version, added)
  SELECT aggregate_id, last, events FROM batch
  ON CONFLICT (aggregate_id) DO UPDATE SET version = excluded.version, added = excluded.added
   WHERE stream.version + excluded.added = excluded.version
  RETURNING version, added, (xmax = 0) AS created
), head AS (
  UPDATE sequencer SET position = last.position, hash = last.hash
    FROM (SELECT position, hash FROM chained ORDER BY position DESC LIMIT 1) last
   WHERE sequencer.id = 1
  RETURNING sequencer.position
)
SELECT EXISTS (SELECT 1 FROM lease) AS leased,
       (SELECT count(*) FROM written)::int AS moved,
       (SELECT max(seq) FROM moved) AS highest_seq,
       (SELECT position FROM head) AS position,
       pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
       CASE WHEN (SELECT count(*) FROM streams) <> (SELECT count(*) FROM batch)
              OR EXISTS (SELECT 1 FROM batch WHERE last - first + 1 <> events)
              OR EXISTS (SELECT 1 FROM streams WHERE created AND version <> added)
            THEN journal_refuse('version gap: an event of this batch does not follow the last one of its aggregate') END AS refused`;
