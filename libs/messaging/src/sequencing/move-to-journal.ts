/**
 * Moves a batch from the outbox to the journal in one statement: the lease is checked and locked, rows are deleted from
 * the outbox in order, given gapless positions and chained hashes, their versions compared with the stream's head, and the
 * journal's head written. Parameters: holder, epoch, lower bound of seq, most rows. One row comes back; `leased` is false
 * when the lease is lost. `xmin` belongs to the statement's own snapshot.
 *
 * Versions are a stream's, which is the topic whatever its major: they go on when an aggregate's events get another major. The
 * key of a stream's row has its version in it: looked for by the version it should have, no dead one is met. That there is one
 * row for each stream is this statement's to see to; whoever holds the lease is alone with the table.
 *
 * The planner knows nothing of the size of a batch, so nothing is joined to the batch but by an index: a nested loop of
 * 2,000 by 2,000 rows would cost ten times the rest. The salts of a batch come from one secret that is kept nowhere.
 */
export const moveToJournal = `
WITH lease AS MATERIALIZED (
  SELECT position, hash, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS secret
    FROM sequencer WHERE id = 1 AND holder = $1 AND epoch = $2 AND expires_at > clock_timestamp() FOR UPDATE
), moved AS MATERIALIZED (
  DELETE FROM outbox
   WHERE ctid = ANY (ARRAY(SELECT ctid FROM outbox WHERE seq > $3 AND EXISTS (SELECT 1 FROM lease) ORDER BY seq LIMIT $4))
  RETURNING *
), digested AS MATERIALIZED (
  SELECT *, sha256(salt || payload) AS digest, (SELECT position FROM lease) + nth AS position
    FROM (SELECT *, substr(sha256((SELECT secret FROM lease) || int8send(nth)), 1, 16) AS salt
            FROM (SELECT *, row_number() OVER (ORDER BY seq) AS nth FROM moved) AS counted OFFSET 0) AS salted
), chain AS MATERIALIZED (
  SELECT journal_chain((SELECT hash FROM lease),
                       array_agg(journal_link(position, event_id, topic, aggregate_id, version, type, occurred_at,
                                              correlation_id, causation_id, digest) ORDER BY nth)) AS hashes
    FROM digested
), written AS (
  INSERT INTO journal (position, event_id, topic, aggregate_id, version, type, payload, payload_salt, payload_digest,
                       occurred_at, correlation_id, causation_id, traceparent, hash_version, hash)
  SELECT position, event_id, topic, aggregate_id, version, type, payload, salt, digest, occurred_at, correlation_id,
         causation_id, traceparent, 1, substr((SELECT hashes FROM chain), ((nth - 1) * 32 + 1)::int, 32)
    FROM digested ORDER BY nth
  RETURNING position
), batch AS MATERIALIZED (
  SELECT aggregate_id, topic, count(*)::int AS events, min(before) AS before, max(before) AS latest_before
    FROM (SELECT aggregate_id, topic, version - row_number() OVER (PARTITION BY aggregate_id, topic ORDER BY seq) AS before
            FROM (SELECT aggregate_id, version, seq, rtrim(topic, '0123456789') || '1' AS topic FROM moved) AS streams) AS counted
   GROUP BY aggregate_id, topic
), begun AS (
  INSERT INTO journal_stream (aggregate_id, topic, version)
  SELECT aggregate_id, topic, events FROM batch
   WHERE before = 0 AND latest_before = 0
     AND (SELECT stream.version FROM journal_stream AS stream
           WHERE stream.aggregate_id = batch.aggregate_id AND stream.topic = batch.topic LIMIT 1) IS NULL
  RETURNING aggregate_id, topic
), continued AS (
  UPDATE journal_stream AS stream SET version = stream.version + batch.events
    FROM batch
   WHERE batch.before > 0 AND batch.latest_before = batch.before AND stream.aggregate_id = batch.aggregate_id
     AND stream.topic = batch.topic AND stream.version = batch.before
  RETURNING stream.aggregate_id, stream.topic
), fitting AS MATERIALIZED (
  SELECT aggregate_id, topic FROM begun UNION ALL SELECT aggregate_id, topic FROM continued
), misfit AS (
  SELECT topic, aggregate_id FROM batch
   WHERE (SELECT count(*) FROM fitting) < (SELECT count(*) FROM batch)
     AND (aggregate_id, topic) NOT IN (SELECT aggregate_id, topic FROM fitting)
   LIMIT 1
), head AS (
  UPDATE sequencer SET position = position + length(hashes) / 32, hash = substr(hashes, length(hashes) - 31)
    FROM chain
   WHERE sequencer.id = 1 AND chain.hashes IS NOT NULL
  RETURNING sequencer.position
)
SELECT EXISTS (SELECT 1 FROM lease) AS leased,
       (SELECT count(*) FROM written)::int AS moved,
       (SELECT max(seq) FROM moved) AS highest_seq,
       (SELECT position FROM head) AS position,
       pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
       (SELECT journal_refuse('version gap: the events of ' || topic || ' ' || aggregate_id || ' do not follow its last one')
          FROM misfit) AS refused`;
