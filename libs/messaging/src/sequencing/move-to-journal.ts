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
   WHERE ctid = ANY (ARRAY(SELECT ctid FROM outbox WHERE seq > $3 AND EXISTS (SELECT 1 FROM lease) ORDER BY seq LIMIT $4))
  RETURNING *
), numbered AS MATERIALIZED (
  SELECT *, journal_link(position, event_id, topic, aggregate_id, version, type, occurred_at, correlation_id, causation_id,
                         digest) AS link
    FROM (SELECT *, sha256(salt || payload) AS digest
            FROM (SELECT moved.*, (SELECT position FROM lease) + row_number() OVER (ORDER BY seq) AS position,
                         uuid_send(gen_random_uuid()) AS salt
                    FROM moved) AS salted OFFSET 0) AS digested
), chain AS MATERIALIZED (
  SELECT hash, (SELECT position FROM lease) + nth AS position
    FROM unnest(journal_chain((SELECT hash FROM lease), (SELECT array_agg(link ORDER BY position) FROM numbered)))
         WITH ORDINALITY AS c(hash, nth)
), written AS (
  INSERT INTO journal (position, event_id, topic, aggregate_id, version, type, payload, payload_salt, payload_digest,
                       occurred_at, correlation_id, causation_id, traceparent, hash_version, hash)
  SELECT position, event_id, topic, aggregate_id, version, type, payload, salt, digest,
         occurred_at, correlation_id, causation_id, traceparent, 1, hash
    FROM numbered JOIN chain USING (position) ORDER BY position
  RETURNING position
), batch AS MATERIALIZED (
  SELECT aggregate_id, topic, min(before) AS before, max(before) AS latest_before, count(*)::int AS events
    FROM (SELECT aggregate_id, topic, version - row_number() OVER (PARTITION BY aggregate_id, topic ORDER BY seq) AS before
            FROM moved) AS counted
   GROUP BY aggregate_id, topic
), streams AS (
  INSERT INTO journal_stream AS stream (aggregate_id, topic, version, added)
  SELECT aggregate_id, topic, before + events, events FROM batch WHERE before = latest_before
  ON CONFLICT (aggregate_id, topic) DO UPDATE SET version = excluded.version, added = excluded.added
   WHERE stream.version + excluded.added = excluded.version
  RETURNING aggregate_id, topic, version - added AS before, (xmax = 0) AS created
), misfit AS (
  SELECT b.topic, b.aggregate_id FROM batch b LEFT JOIN streams s USING (topic, aggregate_id)
   WHERE s.before IS NULL OR (s.created AND s.before <> 0)
   LIMIT 1
), head AS (
  UPDATE sequencer SET position = last.position, hash = last.hash
    FROM (SELECT position, hash FROM chain ORDER BY position DESC LIMIT 1) last
   WHERE sequencer.id = 1
  RETURNING sequencer.position
)
SELECT EXISTS (SELECT 1 FROM lease) AS leased,
       (SELECT count(*) FROM written)::int AS moved,
       (SELECT max(seq) FROM moved) AS highest_seq,
       (SELECT position FROM head) AS position,
       pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
       (SELECT journal_refuse('version gap: the events of ' || topic || ' ' || aggregate_id || ' do not follow its last one')
          FROM misfit) AS refused`;
