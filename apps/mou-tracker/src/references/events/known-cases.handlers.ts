import { Controller } from '@nestjs/common';
import { CaseAssignedSchema, CaseOpenedSchema, CaseRoutedSchema } from '@harbourlink/contracts/registry';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownCases } from '../postgres/known-cases.js';

const lane = { name: 'known-cases', kind: 'projection', tables: ['known_case', 'known_case_owner'] } as const;

/** Keeps who works or has worked on which enterprise; a closed case still counts. */
@Controller()
export class KnownCasesHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly cases: KnownCases,
  ) {}

  @EventHandler(CaseOpenedSchema, lane)
  onOpened({ key, data }: ReceivedEvent<typeof CaseOpenedSchema>): Promise<void> {
    return this.units.run((unit) => this.cases.open(unit, key, data.enterpriseId, data.officeCode));
  }

  @EventHandler(CaseRoutedSchema, lane)
  onRouted({ key, data }: ReceivedEvent<typeof CaseRoutedSchema>): Promise<void> {
    return this.units.run((unit) => this.cases.route(unit, key, data.officeCode));
  }

  @EventHandler(CaseAssignedSchema, lane)
  onAssigned({ key, data }: ReceivedEvent<typeof CaseAssignedSchema>): Promise<void> {
    return this.units.run((unit) => this.cases.assign(unit, key, data.ownerPersonId));
  }
}
