import { Injectable } from '@nestjs/common';
import { instant, isUuid, onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { Reader } from '@harbourlink/persistence';
import { offices } from '@harbourlink/taxonomy';
import type { ChainItem, ChainKind, ChainPlace } from '../chain-item.js';

interface ItemRow {
  readonly id: string;
  readonly kind: ChainKind;
  readonly status: string;
  readonly lapsed: boolean | null;
  readonly began_at: Date;
  readonly changed_at: Date;
  readonly parent_ids: readonly string[] | null;
  readonly organisation_ids: readonly string[] | null;
  readonly names: LocalizedText | null;
  readonly office_code: string | null;
  readonly codes: readonly string[] | null;
  readonly place: ChainPlace;
  readonly total: number;
}

/** The things of a chain that are shown, and how many there are. */
export interface Chain {
  readonly items: readonly ChainItem[];
  readonly total: number;
}

/** What a list says about a thing besides its id. */
export interface Described {
  readonly names?: LocalizedText;
  readonly status?: string;
  readonly changedAt?: string;
}

/** A firm with hundreds of suggestions is read need by need: suggestions are left out first. */
const MOST = 500;

/** A case leads to its enterprise, and to all that came of it; the cases of an enterprise belong to every chain it begins. */
const chain = `
  WITH RECURSIVE start AS (
    SELECT id, CASE WHEN kind = 'case' THEN parent_ids[1] ELSE id END AS at FROM chain_item WHERE id = $1
  ), before AS (
    SELECT c.id, c.parent_ids FROM start JOIN chain_item c ON c.id = start.at
     UNION
    SELECT c.id, c.parent_ids FROM before JOIN chain_item c ON c.id = ANY(before.parent_ids)
  ), after AS (
    SELECT at AS id FROM start
     UNION
    SELECT c.id FROM after JOIN chain_item c ON c.parent_ids @> ARRAY[after.id]
  ), members AS (
    SELECT id, 1 AS turn FROM before
     UNION ALL
    SELECT c.id, 1 FROM before JOIN chain_item c ON c.parent_ids @> ARRAY[before.id] AND c.kind = 'case'
     UNION ALL
    SELECT id, 2 FROM after
  )
  SELECT * FROM (
    SELECT i.*, CASE WHEN i.id = $1 THEN 'self' WHEN m.turn = 1 THEN 'before' ELSE 'after' END AS place,
           (count(*) OVER ())::int AS total
      FROM (SELECT id, min(turn) AS turn FROM members GROUP BY id) m JOIN chain_item i ON i.id = m.id
     WHERE i.kind IS NOT NULL
     ORDER BY m.turn, i.kind = 'suggestion', i.began_at, i.id LIMIT ${MOST}) shown
   ORDER BY began_at, id`;

@Injectable()
export class ChainsQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** Everything the thing came of and everything that came of it, in the order of time; empty when it is not known. */
  of(id: string): Promise<Chain> {
    return this.units.read(async (reader) => {
      const rows = await reader.query<ItemRow>(chain, [id]);
      const names = await namesOf(reader, rows);
      const inChain = new Set(rows.map((row) => row.id));
      return { items: rows.map((row) => toItem(row, names, inChain)), total: rows[0]?.total ?? 0 };
    });
  }

  /** The same things in a list: whose they are and how they stand. */
  describe(ids: readonly string[]): Promise<ReadonlyMap<string, Described>> {
    return this.units.read(async (reader) => {
      const rows = await reader.query<ItemRow>(
        `SELECT * FROM chain_item WHERE id = ANY($1::uuid[]) AND kind IS NOT NULL`,
        [ids],
      );
      const names = await namesOf(reader, rows);
      return new Map(rows.map((row) => [row.id, described(row, names)]));
    });
  }
}

type Names = ReadonlyMap<string, LocalizedText>;

/** The firms' names as the registry tells them, the offices' as reference data has them. */
async function namesOf(reader: Reader, rows: readonly ItemRow[]): Promise<Names> {
  const wanted = [...new Set(rows.flatMap(({ organisation_ids: ids }) => ids ?? []))].filter(isUuid);
  const firms = await reader.query<{ id: string; names: LocalizedText | null }>(
    `SELECT id, names FROM chain_item WHERE id = ANY($1::uuid[]) AND kind = 'enterprise'`,
    [wanted],
  );
  const names = new Map<string, LocalizedText>(offices.map(({ code, labels }) => [code, labels]));
  for (const { id, names: given } of firms) if (given !== null) names.set(id, given);
  return names;
}

function toItem(row: ItemRow, names: Names, inChain: ReadonlySet<string>): ChainItem {
  const organisationIds = row.kind === 'enterprise' ? [row.id] : (row.organisation_ids ?? []);
  return {
    ...{ id: row.id, kind: row.kind, status: statusOf(row), place: row.place, codes: row.codes ?? [] },
    beganAt: instant(row.began_at),
    changedAt: instant(row.changed_at),
    parentIds: (row.parent_ids ?? []).filter((parent) => inChain.has(parent)),
    organisations: organisationIds.map((organisationId) => ({
      organisationId,
      ...onlyPresent({ names: row.kind === 'enterprise' ? row.names : names.get(organisationId) }),
    })),
    ...onlyPresent({ title: row.kind === 'memorandum' ? row.names : undefined, officeCode: row.office_code }),
  };
}

/** A suggestion that has lapsed may come back: what it will be then is kept beside it. */
function statusOf({ status, lapsed }: ItemRow): string {
  return lapsed === true ? 'lapsed' : status;
}

function described(row: ItemRow, names: Names): Described {
  const ofTheFirm = names.get(row.organisation_ids?.[0] ?? '');
  return {
    ...onlyPresent({ names: row.names ?? ofTheFirm }),
    status: statusOf(row),
    changedAt: instant(row.changed_at),
  };
}
