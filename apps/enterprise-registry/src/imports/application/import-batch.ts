import { Injectable } from '@nestjs/common';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { BringInProspects } from '../../enterprises/application/bring-in-prospects.js';
import type { Import, RowError } from '../domain/import.js';
import { ImportErrorsStore } from '../postgres/import-errors.store.js';
import { ImportsStore } from '../postgres/imports.store.js';
import { enterpriseOfRow } from './enterprise-of-row.js';
import type { ImportedEnterprise } from './enterprise-of-row.js';
import type { FileRecord } from './records-of-file.js';

interface Row extends ImportedEnterprise {
  readonly rowNumber: number;
}

/**
 * Some hundred rows in one transaction: enterprises, their cases, the events of both, the errors and the progress are
 * written together or not at all, so that a batch that was interrupted is simply done again.
 */
@Injectable()
export class ImportBatch {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly store: ImportsStore,
    private readonly errors: ImportErrorsStore,
    private readonly prospects: BringInProspects,
  ) {}

  /** False when the import is over, or goes on elsewhere. */
  settle(id: string, recordsDone: number, records: readonly FileRecord[]): Promise<boolean> {
    return this.units.run(async (unit) => {
      const current = await this.store.lockAt(unit, id, recordsDone);
      if (!current) return false;
      const rows = records.filter(({ isBlank }) => !isBlank);
      const { good, errors } = await this.sorted(unit, current, rows);
      const order = { importId: id, by: current.byPersonId };
      const comparison = await this.prospects.compare(unit, good, order);
      if (!current.dryRun) await this.prospects.write(unit, comparison, current.byPersonId);
      const { changes, routes, clashes } = comparison;
      const taken = clashes.map((clash) => ({ ...clash, reasonCode: 'registration-number-taken' }) as const);
      const everyError: readonly RowError[] = [...errors, ...taken];
      await this.errors.keep(unit, id, everyError);
      const created = changes.filter(({ known }) => known === undefined).length;
      const routed = routes.filter((route) => 'officeCode' in route).length;
      await this.store.advance(unit, id, {
        records: records.length,
        rows: rows.length,
        created,
        updated: changes.length - created,
        unchanged: routes.length - changes.length,
        rejected: new Set(everyError.map(({ rowNumber }) => rowNumber)).size,
        routed,
        unrouted: routes.length - routed,
      });
      return true;
    });
  }

  /** What can be told from the file alone. */
  private async sorted(
    unit: UnitOfWork,
    current: Import,
    records: readonly FileRecord[],
  ): Promise<{ good: readonly Row[]; errors: readonly RowError[] }> {
    const read: Row[] = [];
    const errors: RowError[] = [];
    for (const { rowNumber, cells } of records) {
      const result = cells
        ? enterpriseOfRow(cells)
        : [{ reasonCode: 'column-count-wrong', column: '', value: '' } as const];
      if ('profile' in result) read.push({ ...result, rowNumber });
      else errors.push(...result.map((problem) => ({ ...problem, rowNumber })));
    }
    const first = await this.store.newIdentities(unit, current.id, read);
    for (const { rowNumber, identity } of read.filter((row) => !first.has(row.rowNumber))) {
      errors.push({ rowNumber, column: 'listing_code', value: identity, reasonCode: 'duplicate-in-file' });
    }
    return { good: read.filter((row) => first.has(row.rowNumber)), errors };
  }
}
