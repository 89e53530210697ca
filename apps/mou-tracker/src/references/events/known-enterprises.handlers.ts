import { Controller } from '@nestjs/common';
import {
  EnterpriseCheckedSchema,
  EnterpriseDraftedSchema,
  EnterpriseImportedSchema,
  EnterpriseRevisedSchema,
} from '@harbourlink/contracts/registry';
import { EventBatchHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownEnterprises } from '../postgres/known-enterprises.js';

const wanted = [
  EnterpriseDraftedSchema,
  EnterpriseImportedSchema,
  EnterpriseRevisedSchema,
  EnterpriseCheckedSchema,
] as const;

/** Keeps which enterprises there are. Many at a time: an import brings thousands. */
@Controller()
export class KnownEnterprisesHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly enterprises: KnownEnterprises,
  ) {}

  @EventBatchHandler(wanted, { name: 'known-enterprises', kind: 'projection', tables: ['known_enterprise'] })
  async onEvents(events: readonly AnyReceivedEvent[]): Promise<void> {
    await this.units.run(async (unit) => {
      for (const { key, data } of events as readonly ReceivedEvent<(typeof wanted)[number]>[]) {
        await this.enterprises.keep(unit, key, data.profile.names);
      }
    });
  }
}
