import { Controller } from '@nestjs/common';
import { CaseAssignedSchema, CaseOpenedSchema, CaseRoutedSchema } from '@harbourlink/contracts/registry';
import { EventBatchHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { KnownCases } from '../postgres/known-cases.js';

const wanted = [CaseOpenedSchema, CaseRoutedSchema, CaseAssignedSchema] as const;
const lane = { name: 'known-cases', kind: 'projection', tables: ['known_case', 'known_case_owner'] } as const;

/** Keeps who works or has worked on which enterprise; a closed case still counts. Many at a time: an import brings thousands. */
@Controller()
export class KnownCasesHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly cases: KnownCases,
  ) {}

  @EventBatchHandler(wanted, lane)
  async onEvents(events: readonly AnyReceivedEvent[]): Promise<void> {
    await this.units.run(async (unit) => {
      for (const event of events as readonly ReceivedEvent<(typeof wanted)[number]>[]) await this.keep(unit, event);
    });
  }

  private keep(unit: UnitOfWork, { key, data }: ReceivedEvent<(typeof wanted)[number]>): Promise<void> {
    if ('enterpriseId' in data) return this.cases.open(unit, key, data.enterpriseId, data.officeCode);
    if ('officeCode' in data) return this.cases.route(unit, key, data.officeCode);
    return this.cases.assign(unit, key, data.ownerPersonId);
  }
}
