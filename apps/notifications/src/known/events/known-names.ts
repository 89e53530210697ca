import { Controller } from '@nestjs/common';
import {
  EnterpriseChangesRequestedSchema,
  EnterpriseCheckedSchema,
  EnterpriseDraftedSchema,
  EnterpriseImportedSchema,
  EnterpriseNotAcceptedSchema,
  EnterpriseReinstatedSchema,
  EnterpriseRevisedSchema,
  EnterpriseRevisionReturnedSchema,
  EnterpriseRevisionSubmittedSchema,
  EnterpriseSubmittedSchema,
  EnterpriseSuspendedSchema,
  EnterpriseWithdrawnSchema,
} from '@harbourlink/contracts/registry';
import { EventBatchHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownOrganisations } from '../postgres/known-organisations.js';
import type { NameNews } from '../postgres/known-organisations.js';

const wanted = [
  EnterpriseDraftedSchema,
  EnterpriseImportedSchema,
  EnterpriseRevisedSchema,
  EnterpriseCheckedSchema,
  EnterpriseSubmittedSchema,
  EnterpriseRevisionSubmittedSchema,
  // These say nothing about the name: whoever tells of them waits until the copy has come as far.
  EnterpriseChangesRequestedSchema,
  EnterpriseRevisionReturnedSchema,
  EnterpriseNotAcceptedSchema,
  EnterpriseSuspendedSchema,
  EnterpriseReinstatedSchema,
  EnterpriseWithdrawnSchema,
] as const;

/** Keeps the live name of every firm, and who submitted its profile last. Many at a time: an import brings thousands. */
@Controller()
export class KnownNamesProjection {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly organisations: KnownOrganisations,
  ) {}

  @EventBatchHandler(wanted, { name: 'known-names', kind: 'projection', tables: ['known_name'] })
  async onEvents(events: readonly AnyReceivedEvent[]): Promise<void> {
    await this.units.run((unit) =>
      this.organisations.keep(unit, (events as readonly ReceivedEvent<(typeof wanted)[number]>[]).map(nameNewsIn)),
    );
  }
}

function nameNewsIn({ key, version, data, type }: ReceivedEvent<(typeof wanted)[number]>): NameNews {
  const news = { organisationId: key, version };
  if ('profile' in data) return { ...news, names: data.profile.names };
  return type.endsWith('Submitted') ? { ...news, submittedByPersonId: data.byPersonId } : news;
}
