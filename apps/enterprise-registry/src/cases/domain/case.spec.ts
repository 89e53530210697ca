import { describe, expect, it } from '@jest/globals';
import type { CaseCommand } from './case.commands.js';
import {
  answer,
  assign,
  caseAfter,
  close,
  colleague,
  enterpriseId,
  handOver,
  officer,
  open,
  openUnrouted,
  routeByProvince,
  take,
} from './case.fixture.js';

const states = {
  none: caseAfter(),
  unrouted: caseAfter(openUnrouted),
  open: caseAfter(open),
  owned: caseAfter(open, take()),
  closed: caseAfter(open, close),
};
const commands: Record<CaseCommand['type'], CaseCommand> = {
  open,
  'route-by-province': routeByProvince(),
  'hand-over': handOver(),
  assign: assign(),
  take: take(),
  close,
};
const unknown = 'case.unknown';
const known = 'case.already-known';

describe('every state and every command', () => {
  it.each([
    ['none', ['CaseOpened', unknown, unknown, unknown, unknown, unknown]],
    ['unrouted', [known, 'CaseRouted', 'CaseRouted', 'case.unrouted', 'nothing', 'CaseClosed']],
    ['open', [known, 'CaseRouted', 'CaseRouted', 'CaseAssigned', 'CaseAssigned', 'CaseClosed']],
    ['owned', [known, 'nothing', 'CaseRouted', 'CaseAssigned', 'nothing', 'CaseClosed']],
    ['closed', [known, 'nothing', 'case.closed', 'case.closed', 'nothing', 'nothing']],
  ] as const)('%s', (state, answers) => {
    expect(Object.values(commands).map((command) => answer(states[state], command))).toEqual(answers);
  });
});

describe('a case', () => {
  it('without an office says why', () => {
    expect(states.unrouted).toEqual({
      status: 'unrouted',
      enterpriseId,
      unroutedReasonCode: 'place-missing',
      formerHolders: [],
    });
  });

  it('that is handed over keeps who had it', () => {
    expect(caseAfter(open, take(), assign(), handOver())).toEqual({
      status: 'open',
      enterpriseId,
      officeCode: 'wuhan',
      formerHolders: [
        { officeCode: 'shanghai', ownerPersonId: officer },
        { officeCode: 'shanghai', ownerPersonId: colleague },
      ],
    });
  });

  it('goes to an owner of its office or of the agency only', () => {
    expect(answer(states.open, assign(colleague, ['beijing']))).toBe('case.owner-of-another-office');
    expect(answer(states.open, assign(colleague, ['investhk']))).toBe('CaseAssigned');
    expect(answer(states.open, assign(colleague, []))).toBe('case.owner-of-another-office');
    expect(answer(states.open, take('beijing'))).toBe('nothing');
  });

  it('is not handed over to the office that has it', () => {
    expect(answer(states.open, handOver('shanghai'))).toBe('case.already-there');
    expect(answer(states.open, routeByProvince('shanghai'))).toBe('nothing');
  });

  it('stays with the officer who works on it when the firm moves', () => {
    expect(answer(states.owned, routeByProvince('beijing'))).toBe('nothing');
  });

  it('assigned to its owner again changes nothing', () => {
    expect(answer(states.owned, assign(officer))).toBe('nothing');
  });
});
