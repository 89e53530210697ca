import { eventContract } from '@harbourlink/contracts';
import {
  CaseAssignedSchema,
  CaseClosedSchema,
  CaseOpenedSchema,
  CaseRoutedSchema,
} from '@harbourlink/contracts/registry';
import type { CaseEvent } from '../domain/case.js';

/** How the events of cases travel. */
export const caseContract = eventContract<CaseEvent>('registry.case.v1', {
  CaseAssigned: CaseAssignedSchema,
  CaseClosed: CaseClosedSchema,
  CaseOpened: CaseOpenedSchema,
  CaseRouted: CaseRoutedSchema,
});
