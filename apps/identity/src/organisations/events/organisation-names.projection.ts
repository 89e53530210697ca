import { Controller } from '@nestjs/common';
import {
  EnterpriseCheckedSchema,
  EnterpriseDraftedSchema,
  EnterpriseImportedSchema,
  EnterpriseRevisedSchema,
} from '@harbourlink/contracts/registry';
import { EventBatchHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { OrganisationNames } from '../postgres/organisation-names.js';

type Named = ReceivedEvent<
  | typeof EnterpriseDraftedSchema
  | typeof EnterpriseImportedSchema
  | typeof EnterpriseRevisedSchema
  | typeof EnterpriseCheckedSchema
>;

/** Keeps the live name of every firm, for whom its people act. */
@Controller()
export class OrganisationNamesProjection {
  constructor(private readonly names: OrganisationNames) {}

  @EventBatchHandler(
    [EnterpriseDraftedSchema, EnterpriseImportedSchema, EnterpriseRevisedSchema, EnterpriseCheckedSchema],
    {
      name: 'organisation-names',
      kind: 'projection',
      tables: ['known_name'],
    },
  )
  async onEvents(events: readonly AnyReceivedEvent[]): Promise<void> {
    await this.names.keep(
      (events as readonly Named[]).map(({ key, version, data }) => ({
        organisationId: key,
        version,
        names: data.profile.names,
      })),
    );
  }
}
