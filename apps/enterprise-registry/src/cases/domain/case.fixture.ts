import { isRefusal } from '@harbourlink/kernel';
import { decide } from './case.commands.js';
import type { CaseCommand } from './case.commands.js';
import { evolve } from './case.js';
import type { Case } from './case.js';

export const enterpriseId = '0190a000-0000-7000-8000-000000000001';
export const officer = '0190a000-0000-7000-8000-0000000000a2';
export const colleague = '0190a000-0000-7000-8000-0000000000a4';

export const open: CaseCommand = { type: 'open', enterpriseId, route: { officeCode: 'shanghai' } };
export const openUnrouted: CaseCommand = {
  type: 'open',
  enterpriseId,
  route: { unroutedReasonCode: 'place-missing' },
};
export const routeByProvince = (officeCode = 'beijing'): CaseCommand => ({
  type: 'route-by-province',
  officeCode,
  by: officer,
});
export const handOver = (officeCode = 'wuhan'): CaseCommand => ({ type: 'hand-over', officeCode, by: officer });
export const assign = (ownerPersonId = colleague, ownerOfficeCodes = ['shanghai']): CaseCommand => ({
  type: 'assign',
  ownerPersonId,
  ownerOfficeCodes,
  by: officer,
});
export const take = (officeCode = 'shanghai'): CaseCommand => ({ type: 'take', officeCode, by: officer });
export const close: CaseCommand = { type: 'close', reasonCode: 'enterprise-withdrawn', by: officer };

/** The case after these commands, each of which must succeed. */
export function caseAfter(...commands: readonly CaseCommand[]): Case | undefined {
  return commands.reduce<Case | undefined>((known, command) => {
    const decision = decide(known, command);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.code}`);
    return decision.reduce<Case | undefined>(evolve, known);
  }, undefined);
}

/** What one command answers: the types of the events (`nothing` for none), or the refusal's code. */
export function answer(known: Case | undefined, command: CaseCommand): string {
  const decision = decide(known, command);
  return isRefusal(decision) ? decision.code : decision.map(({ type }) => type).join(' ') || 'nothing';
}
