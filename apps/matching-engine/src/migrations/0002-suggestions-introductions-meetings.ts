import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The three aggregates, and the places of an offer that proposals compete for. */
export class SuggestionsIntroductionsMeetings1720000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE suggestion (
        id uuid PRIMARY KEY,
        version integer NOT NULL,
        status text NOT NULL,
        need_id uuid NOT NULL,
        offer_id uuid NOT NULL,
        enterprise_id uuid NOT NULL,
        provider_id uuid NOT NULL,
        score integer NOT NULL CHECK (score BETWEEN 0 AND 1000),
        band_code text NOT NULL,
        reasons jsonb NOT NULL,
        dismissal jsonb,
        lapse_reason_code text,
        UNIQUE (need_id, offer_id)
      )`);
    await runner.query(`CREATE INDEX ON suggestion (need_id, score DESC, id)`);
    await runner.query(`CREATE INDEX ON suggestion (offer_id, score DESC, id)`);
    await runner.query(`CREATE INDEX ON suggestion (enterprise_id, score DESC, id)`);
    await runner.query(`CREATE INDEX ON suggestion (provider_id, score DESC, id)`);
    await runner.query(`
      CREATE TABLE introduction (
        id uuid PRIMARY KEY,
        version integer NOT NULL,
        status text NOT NULL,
        suggestion_ids uuid[] NOT NULL,
        need_id uuid NOT NULL,
        parties jsonb NOT NULL,
        organisation_ids uuid[] NOT NULL,
        offer_ids uuid[] NOT NULL,
        proposed_by_person_id uuid NOT NULL,
        office_code text NOT NULL,
        nudge_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        nudged boolean NOT NULL,
        extended boolean NOT NULL,
        decline jsonb,
        withdrawal_reason_code text,
        result_code text
      )`);
    await runner.query(`CREATE INDEX ON introduction USING gin (organisation_ids)`);
    await runner.query(`
      CREATE INDEX introduction_taking_places ON introduction USING gin (offer_ids)
       WHERE status IN ('proposed', 'conflict-checked', 'in-progress')`);
    await runner.query(`
      CREATE INDEX introduction_waiting ON introduction (expires_at)
       WHERE status IN ('proposed', 'conflict-checked')`);
    await runner.query(`CREATE INDEX ON introduction (need_id)`);
    // Locked by whoever proposes an introduction of the offer, so that two proposals cannot take one place.
    await runner.query(`CREATE TABLE offer_place (offer_id uuid PRIMARY KEY)`);
    await runner.query(`
      CREATE TABLE meeting (
        id uuid PRIMARY KEY,
        version integer NOT NULL,
        status text NOT NULL,
        introduction_id uuid NOT NULL REFERENCES introduction,
        organisation_ids uuid[] NOT NULL,
        mode_code text NOT NULL,
        starts_at timestamptz NOT NULL,
        arranged_by_person_id uuid NOT NULL,
        arranged_by_organisation_id text NOT NULL,
        attended_organisation_ids uuid[] NOT NULL,
        held_at timestamptz,
        cancellation_reason_code text,
        ratings jsonb NOT NULL
      )`);
    await runner.query(`CREATE INDEX ON meeting (introduction_id)`);
    await runner.query(`CREATE INDEX ON meeting USING gin (organisation_ids)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE meeting, offer_place, introduction, suggestion`);
  }
}
