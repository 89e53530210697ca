import { Controller } from '@nestjs/common';
import {
  CaseAssignedSchema,
  CaseClosedSchema,
  CaseOpenedSchema,
  CaseRoutedSchema,
} from '@harbourlink/contracts/registry';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownCases } from '../postgres/known-cases.js';

const lane = { name: 'known-cases', kind: 'projection', tables: ['known_case'] } as const;

/** Keeps who owns which case. */
@Controller()
export class KnownCasesProjection {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly cases: KnownCases,
  ) {}

  @EventHandler(CaseOpenedSchema, lane)
  async onOpened({ key, data }: ReceivedEvent<typeof CaseOpenedSchema>): Promise<void> {
    await this.units.run((unit) => this.cases.open(unit, key, data.enterpriseId, data.officeCode));
  }

  @EventHandler(CaseRoutedSchema, lane)
  async onRouted({ key, data }: ReceivedEvent<typeof CaseRoutedSchema>): Promise<void> {
    await this.units.run((unit) => this.cases.route(unit, key, data.officeCode));
  }

  @EventHandler(CaseAssignedSchema, lane)
  async onAssigned({ key, data }: ReceivedEvent<typeof CaseAssignedSchema>): Promise<void> {
    await this.units.run((unit) => this.cases.assign(unit, key, data.ownerPersonId));
  }

  @EventHandler(CaseClosedSchema, lane)
  async onClosed({ key }: ReceivedEvent<typeof CaseClosedSchema>): Promise<void> {
    await this.units.run((unit) => this.cases.close(unit, key));
  }
}
