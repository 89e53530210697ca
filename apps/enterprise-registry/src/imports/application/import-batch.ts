import { Injectable } from '@nestjs/common';
import { isRefusal, newId } from '@harbourlink/kernel';
import { Outbox } from '@harbourlink/messaging';
import type { OutgoingEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { CasesCommands } from '../../cases/application/cases.commands.js';
import { routeFor } from '../../cases/application/routing.js';
import { decide as decideOnCase } from '../../cases/domain/case.commands.js';
import { evolve as evolveCase } from '../../cases/domain/case.js';
import type { Route } from '../../cases/domain/case.js';
import { caseContract } from '../../cases/events/case.contract.js';
import { CaseRow, toCaseRow } from '../../cases/postgres/case.row.js';
import { decide } from '../../enterprises/domain/enterprise.commands.js';
import { evolve } from '../../enterprises/domain/enterprise.js';
import type { Enterprise, EnterpriseEvent } from '../../enterprises/domain/enterprise.js';
import { enterpriseContract } from '../../enterprises/events/enterprise.contract.js';
import { EnterpriseRow, enterpriseRows, toEnterpriseRow } from '../../enterprises/postgres/enterprise.row.js';
import { keepEveryNumberToOneself } from '../../enterprises/postgres/registration-numbers.queries.js';
import type { Import, RowError } from '../domain/import.js';
import { KnownFirms } from '../postgres/known-firms.js';
import type { KnownFirm } from '../postgres/known-firms.js';
import { ImportErrorsStore } from '../postgres/import-errors.store.js';
import { ImportsStore } from '../postgres/imports.store.js';
import { enterpriseOfRow, mergedWith } from './enterprise-of-row.js';
import type { ImportedEnterprise } from './enterprise-of-row.js';
import type { FileRecord } from './records-of-file.js';

interface Row extends ImportedEnterprise {
  readonly rowNumber: number;
}

/** A row that brings something, with what is on record now. */
interface Change {
  readonly id: string;
  readonly known: KnownFirm | undefined;
  readonly event: EnterpriseEvent;
  readonly route: Route;
}

/**
 * Some hundred rows in one transaction: enterprises, their cases, the events of both, the errors and the progress are
 * written together or not at all, so that a batch that was interrupted is simply done again.
 */
@Injectable()
export class ImportBatch {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly outbox: Outbox,
    private readonly store: ImportsStore,
    private readonly errors: ImportErrorsStore,
    private readonly cases: CasesCommands,
  ) {}

  /** False when the import is over, or goes on elsewhere. */
  settle(job: Pick<Import, 'id'>, recordsDone: number, records: readonly FileRecord[]): Promise<boolean> {
    return this.units.run(async (unit) => {
      const current = await this.store.lockAt(unit, job.id, recordsDone);
      if (!current) return false;
      const rows = records.filter(({ isBlank }) => !isBlank);
      const { good, errors } = await this.sorted(unit, current, rows);
      const { changes, imported, clashes } = await this.compared(unit, current, good);
      if (!current.dryRun) await this.write(unit, changes, current.byPersonId);
      const everyError = [...errors, ...clashes];
      await this.errors.keep(unit, current.id, everyError);
      const created = changes.filter(({ known }) => known === undefined).length;
      const routed = imported.filter((route) => 'officeCode' in route).length;
      await this.store.advance(unit, current.id, {
        records: records.length,
        rows: rows.length,
        created,
        updated: changes.length - created,
        unchanged: imported.length - changes.length,
        rejected: new Set(everyError.map(({ rowNumber }) => rowNumber)).size,
        routed,
        unrouted: imported.length - routed,
      });
      return true;
    });
  }

  /** What can be told from the file alone. */
  private async sorted(
    unit: UnitOfWork,
    current: Import,
    records: readonly FileRecord[],
  ): Promise<{ good: Row[]; errors: RowError[] }> {
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

  /** What each row changes on record. */
  private async compared(
    unit: UnitOfWork,
    { id: importId, byPersonId }: Import,
    rows: readonly Row[],
  ): Promise<{ changes: Change[]; imported: Route[]; clashes: RowError[] }> {
    await keepEveryNumberToOneself(unit);
    const firms = await KnownFirms.of(
      unit,
      rows.map(({ profile }) => profile),
    );
    const changes: Change[] = [];
    const imported: Route[] = [];
    const clashes: RowError[] = [];
    for (const row of rows) {
      const known = firms.firmOf(row.profile);
      const clash = firms.numberOfAnother(row.profile, known?.id);
      if (clash) {
        clashes.push({ rowNumber: row.rowNumber, ...clash, reasonCode: 'registration-number-taken' });
        continue;
      }
      const id = known?.id ?? newId<'Enterprise'>();
      const profile = known ? mergedWith(known.state.profile, row.profile) : row.profile;
      const events = decide(known?.state, { type: 'import', profile, importId, by: byPersonId }, unit.now);
      if (isRefusal(events)) throw new Error(`row ${row.rowNumber} passed every check, but: ${events.code}`);
      const route: Route = row.hasUnknownPlace
        ? { unroutedReasonCode: 'place-unknown' }
        : routeFor(profile.placeCode, unit.now);
      imported.push(route);
      changes.push(...events.map((event) => ({ id, known, event, route })));
      firms.remember(id, profile);
    }
    return { changes, imported, clashes };
  }

  private async write(unit: UnitOfWork, changes: readonly Change[], byPersonId: string): Promise<void> {
    const enterprises: EnterpriseRow[] = [];
    const cases: CaseRow[] = [];
    const events: OutgoingEvent[] = [];
    for (const { id, known, event, route } of changes) {
      const state = evolve(known?.state, event);
      const version = (known?.version ?? 0) + 1;
      events.push({ topic: enterpriseContract.topic, key: id, version, ...enterpriseContract.encode(event) });
      if (known) await enterpriseRows.write(unit, id, state, version, known.version);
      else {
        enterprises.push({ ...toEnterpriseRow(id, state), version });
        const opened = openedCase(id, route);
        cases.push(opened.row);
        events.push(opened.event);
      }
    }
    await insertAll(unit, EnterpriseRow, enterprises);
    await insertAll(unit, CaseRow, cases);
    await this.outbox.append(unit, events);
    for (const { id, known, event } of changes) {
      if (known && movesIt(known.state, event)) await this.cases.followThePlace(id, placeIn(event), byPersonId);
    }
  }
}

function openedCase(enterpriseId: string, route: Route): { row: CaseRow; event: OutgoingEvent } {
  const id = newId<'Case'>();
  const decision = decideOnCase(undefined, { type: 'open', enterpriseId, route });
  const event = isRefusal(decision) ? undefined : decision[0];
  if (event === undefined) throw new Error('a new case was not opened');
  const row = { ...toCaseRow(id, evolveCase(undefined, event)), version: 1 };
  return { row, event: { topic: caseContract.topic, key: id, version: 1, ...caseContract.encode(event) } };
}

function placeIn(event: EnterpriseEvent): string | undefined {
  return 'profile' in event ? event.profile.placeCode : undefined;
}

function movesIt(known: Enterprise, event: EnterpriseEvent): boolean {
  return known.profile.placeCode !== placeIn(event);
}

async function insertAll<Stored extends EnterpriseRow | CaseRow>(
  { manager }: UnitOfWork,
  entity: new () => Stored,
  rows: readonly Stored[],
): Promise<void> {
  if (rows.length === 0) return;
  // Plain values: TypeORM need not read anything back.
  await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values([...rows] as never)
    .updateEntity(false)
    .execute();
}
