import { refuse } from '@harbourlink/kernel';
import type { Decision, Refusal } from '@harbourlink/kernel';
import type { Case, CaseClosing, CaseEvent, Route } from './case.js';
import type { CaseRefusalCode } from './case.refusals.js';

export type CaseCommand =
  | { type: 'open'; enterpriseId: string; route: Route }
  /** The enterprise's place became known or changed. */
  | { type: 'route-by-province'; officeCode: string; by?: string }
  | { type: 'hand-over'; officeCode: string; by: string }
  /** `ownerOfficeCodes` are the offices the new owner works for. */
  | { type: 'assign'; ownerPersonId: string; ownerOfficeCodes: readonly string[]; by: string }
  /** An officer worked on the enterprise: the case becomes theirs when nobody has it. */
  | { type: 'take'; officeCode: string; by: string }
  | { type: 'close'; reasonCode: CaseClosing; by: string };

/** The agency's own case officers can own a case in any office's region. */
export const AGENCY_OFFICE = 'investhk';

type CaseDecision = Decision<CaseEvent, CaseRefusalCode>;

/** What happens to the case, or why not. */
export function decide(known: Case | undefined, command: CaseCommand): CaseDecision {
  if (command.type === 'open') {
    const { enterpriseId, route } = command;
    return known === undefined
      ? [{ type: 'CaseOpened', enterpriseId, ...route }]
      : refuse('case.already-known', 'conflict');
  }
  if (known === undefined) return refuse('case.unknown', 'missing');
  switch (command.type) {
    case 'route-by-province':
      return aCaseSomebodyWorksOnIsNotMovedByItself(known) || known.officeCode === command.officeCode
        ? []
        : [routed(known, command.officeCode, 'province', command.by)];
    case 'hand-over':
      return (
        mustNotBeClosed(known) ??
        mustGoToAnotherOffice(known, command.officeCode) ?? [routed(known, command.officeCode, 'hand-over', command.by)]
      );
    case 'assign':
      return (
        mustNotBeClosed(known) ??
        mustHaveAnOffice(known) ??
        ownerMustWorkForTheOffice(known, command.ownerOfficeCodes) ??
        (known.ownerPersonId === command.ownerPersonId ? [] : [assigned(command.ownerPersonId, command.by)])
      );
    case 'take':
      return nobodyHasIt(known) && ownerMustWorkForTheOffice(known, [command.officeCode]) === undefined
        ? [assigned(command.by, command.by)]
        : [];
    case 'close':
      return known.status === 'closed'
        ? []
        : [{ type: 'CaseClosed', reasonCode: command.reasonCode, byPersonId: command.by }];
  }
}

function routed(known: Case, officeCode: string, reasonCode: 'province' | 'hand-over', by?: string): CaseEvent {
  const from = known.officeCode === undefined ? {} : { fromOfficeCode: known.officeCode };
  return { type: 'CaseRouted', officeCode, ...from, reasonCode, ...(by === undefined ? {} : { byPersonId: by }) };
}

function assigned(ownerPersonId: string, byPersonId: string): CaseEvent {
  return { type: 'CaseAssigned', ownerPersonId, byPersonId };
}

function aCaseSomebodyWorksOnIsNotMovedByItself({ status, ownerPersonId }: Case): boolean {
  return status === 'closed' || ownerPersonId !== undefined;
}

function nobodyHasIt({ status, ownerPersonId }: Case): boolean {
  return status === 'open' && ownerPersonId === undefined;
}

type No = Refusal<CaseRefusalCode> | undefined;

function mustNotBeClosed({ status }: Case): No {
  return status === 'closed' ? refuse('case.closed', 'conflict') : undefined;
}

function mustHaveAnOffice({ officeCode }: Case): No {
  return officeCode === undefined ? refuse('case.unrouted', 'conflict') : undefined;
}

function mustGoToAnotherOffice(known: Case, officeCode: string): No {
  return known.officeCode === officeCode ? refuse('case.already-there', 'conflict', { officeCode }) : undefined;
}

function ownerMustWorkForTheOffice({ officeCode }: Case, ownerOfficeCodes: readonly string[]): No {
  return ownerOfficeCodes.some((code) => code === officeCode || code === AGENCY_OFFICE)
    ? undefined
    : refuse('case.owner-of-another-office', 'invalid', { officeCode: officeCode ?? '' });
}
