import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import { decide } from './introduction.decide.js';
import { introductionStatuses } from './introduction.js';
import type { IntroductionCommand, IntroductionEvent, IntroductionStatus } from './introduction.js';
import * as fixture from './introduction.fixture.js';
import { introductionRefusals } from './introduction.refusals.js';

const { commands, journals, stateAfter, now, firm, provider, secondProvider, stranger } = fixture;

/** given(events).when(command, at): the types of the events that happen, or the code of the refusal. */
function given(...events: readonly IntroductionEvent[]) {
  return {
    when(command: IntroductionCommand, at: Instant = now) {
      const decision = decide(stateAfter(events), command, at);
      return isRefusal(decision) ? decision.code : decision.map(({ type }) => type);
    },
  };
}

describe('every state meets every command', () => {
  const over = 'introduction.not-open';
  const final = {
    propose: 'introduction.proposed-already',
    'clear-conflict': over,
    'declare-conflict': over,
    accept: over,
    decline: over,
    nudge: over,
    expire: over,
    extend: over,
    withdraw: over,
    close: 'introduction.not-in-progress',
  };
  const waiting = {
    propose: 'introduction.proposed-already',
    'clear-conflict': ['ConflictCleared'],
    'declare-conflict': ['ConflictDeclared'],
    accept: ['IntroductionAccepted'],
    decline: ['IntroductionDeclined'],
    nudge: 'introduction.not-due',
    expire: 'introduction.not-due',
    extend: ['IntroductionExtended'],
    withdraw: ['IntroductionWithdrawn'],
    close: 'introduction.not-in-progress',
  };
  const tooLate = Object.fromEntries(
    Object.entries(final).map(([command, answer]) => [command, answer === over ? 'introduction.expired' : answer]),
  ) as typeof final;
  const expected: Record<IntroductionStatus, Record<IntroductionCommand['type'], string | readonly string[]>> = {
    proposed: waiting,
    'conflict-checked': { ...waiting, 'clear-conflict': 'introduction.conflict-checked-already' },
    'in-progress': { ...final, close: ['IntroductionClosed'] },
    closed: final,
    declined: final,
    conflicted: final,
    expired: tooLate,
    withdrawn: final,
  };
  for (const status of introductionStatuses) {
    for (const command of Object.values(commands)) {
      it(`${status}: ${command.type}`, () => {
        expect(stateAfter(journals[status])?.status).toBe(status);
        expect(given(...journals[status]).when(command)).toEqual(expected[status][command.type]);
      });
    }
  }

  it.each(Object.values(commands).filter(({ type }) => type !== 'propose'))('nothing yet: $type', (command) => {
    expect(given().when(command)).toBe('introduction.unknown');
  });
});

describe('a proposal', () => {
  it('becomes an introduction that waits for everybody', () => {
    expect(decide(undefined, commands.propose, now)).toEqual([fixture.proposed]);
  });

  it.each([
    ['a firm alone', [{ organisationId: firm, sideCode: 'need' }]],
    ['providers alone', [{ organisationId: provider, sideCode: 'offer', offerId: fixture.offerId }]],
    [
      'a provider without its offer',
      [
        { organisationId: firm, sideCode: 'need' },
        { organisationId: provider, sideCode: 'offer' },
      ],
    ],
  ] as const)('is refused for %s', (_, parties) => {
    expect(given().when({ ...commands.propose, parties })).toBe('introduction.parties-incomplete');
  });

  it('names nobody twice', () => {
    const parties = [
      ...commands.propose.parties,
      { organisationId: provider, sideCode: 'offer', offerId: 'x' } as const,
    ];
    expect(given().when({ ...commands.propose, parties })).toBe('introduction.party-twice');
  });

  it('is refused when a provider has no free place, before any other exclusion', () => {
    const exclusions = (['suspended', 'at-capacity'] as const).map((code) => ({
      code,
      needFields: [],
      offerFields: [],
      valueCodes: [],
    }));
    const obstacles = [{ offerId: fixture.offerId, exclusions }];
    expect(given().when({ ...commands.propose, obstacles })).toBe('introduction.at-capacity');
    expect(
      given().when({ ...commands.propose, obstacles: [{ offerId: 'b', exclusions: exclusions.slice(0, 1) }] }),
    ).toBe('introduction.excluded');
  });

  it.each([
    ['a reminder in the past', { nudgeAt: now }],
    ['an end before the reminder', { expiresAt: fixture.nudgeAt }],
  ])('is refused with %s', (_, times) => {
    expect(given().when({ ...commands.propose, ...times })).toBe('introduction.times-out-of-order');
  });
});

describe('all must accept', () => {
  it('lets the last acceptance release the contacts', () => {
    const events = [fixture.proposed, fixture.cleared(), fixture.accepted(firm)];
    expect(given(...events).when({ ...commands.accept, organisationId: provider })).toEqual([
      'IntroductionAccepted',
      'IntroductionAcceptedByAll',
    ]);
  });

  it('lets the firm accept before the conflict check', () => {
    expect(given(fixture.proposed).when(commands.accept)).toEqual(['IntroductionAccepted']);
  });

  it('makes a provider clear its conflict check first', () => {
    expect(given(fixture.proposed).when({ ...commands.accept, organisationId: provider })).toBe(
      'introduction.conflict-check-open',
    );
  });

  it('waits for every provider of a team', () => {
    const events = [fixture.proposedToTeam, fixture.cleared(), fixture.accepted(firm)];
    expect(stateAfter(events)?.status).toBe('proposed');
    expect(given(...events).when({ ...commands.accept, organisationId: provider })).toEqual(['IntroductionAccepted']);
    const both = [...events, fixture.cleared(secondProvider), fixture.accepted(provider)];
    expect(stateAfter(both)?.status).toBe('conflict-checked');
    expect(given(...both).when({ ...commands.accept, organisationId: secondProvider })).toEqual([
      'IntroductionAccepted',
      'IntroductionAcceptedByAll',
    ]);
  });

  it('takes one answer from each party', () => {
    const events = [fixture.proposed, fixture.accepted(firm)];
    expect(given(...events).when(commands.accept)).toBe('introduction.accepted-already');
    expect(given(...events).when(commands.decline)).toBe('introduction.accepted-already');
  });
});

describe('who may', () => {
  it.each(['clear-conflict', 'declare-conflict', 'accept', 'decline'] as const)('strangers cannot %s', (type) => {
    expect(given(fixture.proposed).when({ ...commands[type], organisationId: stranger })).toBe(
      'introduction.not-a-party',
    );
  });

  it.each(['clear-conflict', 'declare-conflict'] as const)('the firm has no conflict to check: %s', (type) => {
    expect(given(fixture.proposed).when({ ...commands[type], organisationId: firm })).toBe(
      'introduction.no-conflict-check-needed',
    );
  });

  it.each(['extend', 'withdraw', 'close'] as const)('another office cannot %s', (type) => {
    const events = type === 'close' ? journals['in-progress'] : journals.proposed;
    expect(given(...events).when({ ...commands[type], officeCode: 'beijing' })).toBe('introduction.other-office');
  });
});

describe('time', () => {
  it('reminds those who have not answered, once', () => {
    const events = [fixture.proposed, fixture.cleared(), fixture.accepted(firm)];
    expect(decide(stateAfter(events), commands.nudge, fixture.nudgeAt)).toEqual([
      { type: 'IntroductionNudged', waitingOrganisationIds: [provider] },
    ]);
    expect(given(...events, fixture.nudged).when(commands.nudge, fixture.nudgeAt)).toBe('introduction.nudged-already');
  });

  it('ends by itself at the end of its time', () => {
    expect(given(fixture.proposed).when(commands.expire, fixture.expiresAt)).toEqual(['IntroductionExpired']);
  });

  it.each(['clear-conflict', 'declare-conflict', 'accept', 'decline', 'nudge', 'extend'] as const)(
    'is over for %s at the end of its time, even if nobody has noticed yet',
    (type) => {
      expect(given(fixture.proposed).when(commands[type], fixture.expiresAt)).toBe('introduction.expired');
    },
  );

  it('is extended once, with a new reminder', () => {
    const state = stateAfter([fixture.proposed, fixture.nudged, fixture.extended]);
    expect(state).toMatchObject({ nudged: false, extended: true, expiresAt: fixture.later });
    expect(given(fixture.proposed, fixture.extended).when(commands.extend)).toBe('introduction.extended-already');
  });

  it('is extended to later only', () => {
    const command = { ...commands.extend, expiresAt: fixture.expiresAt };
    expect(given(fixture.proposed).when(command)).toBe('introduction.times-out-of-order');
  });
});

describe('what is remembered', () => {
  it('keeps who declined and why for the officer', () => {
    expect(stateAfter(journals.declined)?.decline).toEqual({ organisationId: provider, reasonCode: 'wrong-time' });
  });

  it('keeps who declared a conflict', () => {
    expect(stateAfter(journals.conflicted)?.parties[1]?.conflictCheck).toBe('declared');
  });

  it('starts with IntroductionProposed and nothing else', () => {
    expect(() => stateAfter([fixture.nudged])).toThrow('before IntroductionProposed');
  });

  it('refuses in three languages', () => {
    for (const text of Object.values(introductionRefusals))
      expect(Object.keys(text)).toEqual(['zh-Hans', 'zh-Hant', 'en']);
  });
});
