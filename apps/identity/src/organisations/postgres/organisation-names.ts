import { Injectable } from '@nestjs/common';
import { isUuid } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import { offices } from '@harbourlink/taxonomy';

/** What one event says about a firm's name. */
export interface NameNews {
  readonly organisationId: string;
  readonly version: number;
  readonly names: LocalizedText;
}

/** The names of organisations: firms from the registry's events, offices from reference data. */
@Injectable()
export class OrganisationNames {
  constructor(private readonly units: UnitsOfWork) {}

  /** Those that are known; a firm without a profile has no name yet. */
  async of(organisationIds: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>> {
    const names = new Map<string, LocalizedText>();
    for (const { code, labels } of offices) if (organisationIds.includes(code)) names.set(code, labels);
    const firms = organisationIds.filter(isUuid);
    if (firms.length === 0) return names;
    const rows = await this.units.read((reader) =>
      reader.query<{ organisation_id: string; names: LocalizedText }>(
        `SELECT organisation_id, names FROM known_name WHERE organisation_id = ANY($1::uuid[])`,
        [firms],
      ),
    );
    for (const row of rows) names.set(row.organisation_id, row.names);
    return names;
  }

  /** Keeps the latest of each firm, whatever the order: one statement for a whole batch. */
  async keep(news: readonly NameNews[]): Promise<void> {
    const latest = new Map<string, NameNews>();
    for (const item of [...news].sort((a, b) => a.version - b.version)) latest.set(item.organisationId, item);
    const rows = [...latest.values()].sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1));
    await this.units.run((unit) =>
      unit.query(
        `INSERT INTO known_name AS known (organisation_id, names, version)
         SELECT * FROM unnest($1::uuid[], $2::jsonb[], $3::int[])
         ON CONFLICT (organisation_id) DO UPDATE SET names = excluded.names, version = excluded.version
          WHERE excluded.version > known.version`,
        [
          rows.map(({ organisationId }) => organisationId),
          rows.map(({ names }) => JSON.stringify(names)),
          rows.map(({ version }) => version),
        ],
      ),
    );
  }
}
