import { eventContract } from '@harbourlink/contracts';
import {
  EnterpriseChangesRequestedSchema,
  EnterpriseCheckedSchema,
  EnterpriseClaimedSchema,
  EnterpriseDraftedSchema,
  EnterpriseImportedSchema,
  EnterpriseNotAcceptedSchema,
  EnterpriseReinstatedSchema,
  EnterpriseRevisedSchema,
  EnterpriseRevisionDraftedSchema,
  EnterpriseRevisionReturnedSchema,
  EnterpriseRevisionSubmittedSchema,
  EnterpriseSubmittedSchema,
  EnterpriseSuspendedSchema,
  EnterpriseWithdrawnSchema,
} from '@harbourlink/contracts/registry';
import type { EnterpriseEvent } from '../domain/enterprise.js';

/** How the events of enterprises travel. */
export const enterpriseContract = eventContract<EnterpriseEvent>('registry.enterprise.v1', {
  EnterpriseChangesRequested: EnterpriseChangesRequestedSchema,
  EnterpriseChecked: EnterpriseCheckedSchema,
  EnterpriseClaimed: EnterpriseClaimedSchema,
  EnterpriseDrafted: EnterpriseDraftedSchema,
  EnterpriseImported: EnterpriseImportedSchema,
  EnterpriseNotAccepted: EnterpriseNotAcceptedSchema,
  EnterpriseReinstated: EnterpriseReinstatedSchema,
  EnterpriseRevised: EnterpriseRevisedSchema,
  EnterpriseRevisionDrafted: EnterpriseRevisionDraftedSchema,
  EnterpriseRevisionReturned: EnterpriseRevisionReturnedSchema,
  EnterpriseRevisionSubmitted: EnterpriseRevisionSubmittedSchema,
  EnterpriseSubmitted: EnterpriseSubmittedSchema,
  EnterpriseSuspended: EnterpriseSuspendedSchema,
  EnterpriseWithdrawn: EnterpriseWithdrawnSchema,
});
