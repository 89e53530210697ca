import { Injectable } from '@nestjs/common';
import { isUuid } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';
import { offices } from '@harbourlink/taxonomy';

/** A firm as far as this service knows it. */
export interface KnownOrganisation {
  readonly names: LocalizedText;
  /** How far the copy has come in the firm's own stream; offices have none. */
  readonly version?: number;
  /** Who submitted the profile last: somebody whose membership must have arrived before the firm's people are told. */
  readonly submittedByPersonId?: string;
}

interface KnownNameRow {
  organisation_id: string;
  names: LocalizedText;
  version: number;
  submitted_by_person_id: string | null;
}

/** What one event says about a firm's name. */
export interface NameNews {
  readonly organisationId: string;
  readonly version: number;
  readonly names?: LocalizedText;
  readonly submittedByPersonId?: string;
}

/** The names of organisations: firms from the registry's events, offices from reference data. */
@Injectable()
export class KnownOrganisations {
  /** What is known of these; an organisation that is not in the answer has not arrived. */
  async of(unit: UnitOfWork, organisationIds: readonly string[]): Promise<ReadonlyMap<string, KnownOrganisation>> {
    const known = new Map<string, KnownOrganisation>();
    for (const office of offices)
      if (organisationIds.includes(office.code)) known.set(office.code, { names: office.labels });
    const rows = await unit.query<KnownNameRow>(
      `SELECT organisation_id, names, version, submitted_by_person_id FROM known_name WHERE organisation_id = ANY($1::uuid[])`,
      [organisationIds.filter(isUuid)],
    );
    for (const { organisation_id: id, names, version, submitted_by_person_id: submitter } of rows) {
      known.set(id, submitter === null ? { names, version } : { names, version, submittedByPersonId: submitter });
    }
    return known;
  }

  /** Keeps the latest of each firm, whatever the order and however often: one statement for a whole batch. */
  async keep(unit: UnitOfWork, news: readonly NameNews[]): Promise<void> {
    const latest = new Map<string, NameNews>();
    for (const item of [...news].sort((a, b) => a.version - b.version)) {
      latest.set(item.organisationId, { ...latest.get(item.organisationId), ...item });
    }
    const rows = [...latest.values()].sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1));
    await unit.query(
      `INSERT INTO known_name AS known (organisation_id, names, submitted_by_person_id, version)
       SELECT n.organisation_id, coalesce(n.names, '{}'), n.submitted_by, n.version
         FROM unnest($1::uuid[], $2::jsonb[], $3::uuid[], $4::int[]) AS n(organisation_id, names, submitted_by, version)
       ON CONFLICT (organisation_id) DO UPDATE
          SET names = CASE WHEN excluded.names = '{}' THEN known.names ELSE excluded.names END,
              submitted_by_person_id = coalesce(excluded.submitted_by_person_id, known.submitted_by_person_id),
              version = excluded.version
        WHERE excluded.version > known.version`,
      [
        rows.map((row) => row.organisationId),
        rows.map((row) => (row.names ? JSON.stringify(row.names) : null)),
        rows.map((row) => row.submittedByPersonId ?? null),
        rows.map((row) => row.version),
      ],
    );
  }
}
