import type { UnitOfWork } from '@harbourlink/persistence';
import type { Enterprise } from '../domain/enterprise.js';
import type { EnterpriseProfile } from '../domain/enterprise-profile.js';
import { EnterpriseRow, toEnterprise } from './enterprise.row.js';

/** An enterprise on record that shares a number with a row. */
export interface KnownFirm {
  readonly id: string;
  readonly version: number;
  readonly state: Enterprise;
}

/** The numbers of a profile by the file's column. The first one given tells firms apart. */
function numbersOf({ listing, uscc, brNumber }: EnterpriseProfile): readonly (readonly [string, string])[] {
  return [
    ['listing_code', listing?.listingCode],
    ['uscc', uscc],
    ['br_number', brNumber],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined);
}

/** The enterprises a batch of rows may be about, found and locked by their numbers in one statement. */
export class KnownFirms {
  private readonly firms = new Map<string, KnownFirm>();
  private readonly idByNumber = new Map<string, string>();

  static async of(unit: UnitOfWork, profiles: readonly EnterpriseProfile[]): Promise<KnownFirms> {
    const known = new KnownFirms();
    const numbers = profiles.flatMap(numbersOf);
    const valuesIn = (column: string): string[] =>
      numbers.filter(([name]) => name === column).map(([, value]) => value);
    const rows = await unit.manager
      .createQueryBuilder(EnterpriseRow, 'e')
      .where(`e.status NOT IN ('withdrawn', 'not-accepted')`)
      .andWhere(
        `(e.listing_code = ANY(:listingCodes::text[]) OR e.uscc = ANY(:usccs::text[]) OR e.br_number = ANY(:brNumbers::text[]))`,
        { listingCodes: valuesIn('listing_code'), usccs: valuesIn('uscc'), brNumbers: valuesIn('br_number') },
      )
      .orderBy('e.id')
      .setLock('pessimistic_write')
      .getMany();
    for (const row of rows) {
      known.firms.set(row.id, { id: row.id, version: row.version, state: toEnterprise(row) });
      known.remember(row.id, row.profile);
    }
    return known;
  }

  /** The firm with the row's first number, else with any other. */
  firmOf(profile: EnterpriseProfile): KnownFirm | undefined {
    for (const [column, value] of numbersOf(profile)) {
      const id = this.idByNumber.get(`${column} ${value}`);
      const firm = id === undefined ? undefined : this.firms.get(id);
      if (firm) return firm;
    }
    return undefined;
  }

  /** A number of the profile that belongs to another firm than `id`. */
  numberOfAnother(profile: EnterpriseProfile, id: string | undefined): { column: string; value: string } | undefined {
    for (const [column, value] of numbersOf(profile)) {
      const holder = this.idByNumber.get(`${column} ${value}`);
      if (holder !== undefined && holder !== id) return { column, value };
    }
    return undefined;
  }

  /** The firm as it is after a change, for the rows that follow. */
  replace(firm: KnownFirm): void {
    this.firms.set(firm.id, firm);
  }

  remember(id: string, profile: EnterpriseProfile): void {
    for (const [column, value] of numbersOf(profile)) this.idByNumber.set(`${column} ${value}`, id);
  }
}
