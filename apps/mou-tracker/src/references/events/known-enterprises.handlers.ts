import { Controller } from '@nestjs/common';
import type { LocalizedText } from '@harbourlink/kernel';
import {
  EnterpriseCheckedSchema,
  EnterpriseDraftedSchema,
  EnterpriseImportedSchema,
  EnterpriseRevisedSchema,
} from '@harbourlink/contracts/registry';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownEnterprises } from '../postgres/known-enterprises.js';

const lane = { name: 'known-enterprises', kind: 'projection', tables: ['known_enterprise'] } as const;

/** Keeps which enterprises there are. */
@Controller()
export class KnownEnterprisesHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly enterprises: KnownEnterprises,
  ) {}

  @EventHandler(EnterpriseDraftedSchema, lane)
  onDrafted({ key, data }: ReceivedEvent<typeof EnterpriseDraftedSchema>): Promise<void> {
    return this.keep(key, data.profile.names);
  }

  @EventHandler(EnterpriseImportedSchema, lane)
  onImported({ key, data }: ReceivedEvent<typeof EnterpriseImportedSchema>): Promise<void> {
    return this.keep(key, data.profile.names);
  }

  @EventHandler(EnterpriseRevisedSchema, lane)
  onRevised({ key, data }: ReceivedEvent<typeof EnterpriseRevisedSchema>): Promise<void> {
    return this.keep(key, data.profile.names);
  }

  @EventHandler(EnterpriseCheckedSchema, lane)
  onChecked({ key, data }: ReceivedEvent<typeof EnterpriseCheckedSchema>): Promise<void> {
    return this.keep(key, data.profile.names);
  }

  private keep(enterpriseId: string, names: LocalizedText): Promise<void> {
    return this.units.run((unit) => this.enterprises.keep(unit, enterpriseId, names));
  }
}
