import { describe, expect, it } from '@jest/globals';
import { instant, isRefusal } from '@harbourlink/kernel';
import { decide } from './memorandum.commands.js';
import type { MemorandumCommand } from './memorandum.commands.js';
import {
  answer,
  content,
  deliver,
  enterpriseParty,
  firm,
  hold,
  lapse,
  memorandumAfter,
  milestone,
  now,
  officer,
  planMilestone,
  provider,
  reachMilestone,
  record,
  resume,
  sign,
  startImplementation,
  startNegotiation,
  terminate,
} from './memorandum.fixture.js';

const overdue = { validUntilOn: '2026-11-21' };
const unborn = memorandumAfter();
const draft = memorandumAfter(record(overdue), planMilestone);
const negotiating = memorandumAfter(record(overdue), planMilestone, startNegotiation);
const signed = memorandumAfter(record(overdue), planMilestone, sign);
const implementing = memorandumAfter(record(overdue), planMilestone, sign, startImplementation);
const settled = memorandumAfter(record(overdue), planMilestone, sign, startImplementation, reachMilestone);
const delivered = memorandumAfter(record(overdue), sign, startImplementation, deliver);
const onHold = memorandumAfter(record(overdue), planMilestone, sign, hold);
const lapsed = memorandumAfter(record(overdue), planMilestone, sign, lapse);
const terminated = memorandumAfter(record(overdue), planMilestone, sign, terminate);

const anotherMilestone = '0190a000-0000-7000-8000-0000000000b2';
const commands: Record<string, MemorandumCommand> = {
  record: record(),
  revise: { type: 'revise', content: content(), by: officer },
  'start-negotiation': startNegotiation,
  sign,
  'start-implementation': startImplementation,
  deliver,
  hold,
  resume,
  lapse,
  terminate,
  'plan-milestone': {
    type: 'plan-milestone',
    milestone: {
      milestoneId: anotherMilestone,
      title: { en: 'Office opened' },
      ownerOrganisationId: provider,
      dueOn: '2027-06-30',
    },
    by: officer,
  },
  'reach-milestone': reachMilestone,
  'reschedule-milestone': { type: 'reschedule-milestone', milestoneId: milestone, dueOn: '2027-09-30', by: officer },
  'drop-milestone': { type: 'drop-milestone', milestoneId: milestone, reasonCode: 'not-feasible', by: officer },
};

const always = (code: string): Record<string, string> =>
  Object.fromEntries(
    Object.keys(commands).map((name) => [name, name === 'record' ? 'memorandum.already-recorded' : code]),
  );

const ended = always('memorandum.ended');
const unknown = { ...always('memorandum.unknown'), record: 'MemorandumRecorded' };
const open = {
  record: 'memorandum.already-recorded',
  hold: 'MemorandumHeld',
  resume: 'memorandum.not-on-hold',
  lapse: 'MemorandumLapsed',
  terminate: 'MemorandumTerminated',
  'plan-milestone': 'MilestonePlanned',
  'reschedule-milestone': 'MilestoneRescheduled',
  'drop-milestone': 'MilestoneDropped',
};

/** Every state times every command: the event's type, or the code of the refusal. */
const answers = {
  unborn: { given: unborn, then: unknown },
  draft: {
    given: draft,
    then: {
      ...open,
      revise: 'MemorandumRevised',
      'start-negotiation': 'NegotiationStarted',
      sign: 'MemorandumSigned',
      'start-implementation': 'memorandum.wrong-stage',
      deliver: 'memorandum.wrong-stage',
      'reach-milestone': 'memorandum.wrong-stage',
    },
  },
  negotiating: {
    given: negotiating,
    then: {
      ...open,
      revise: 'MemorandumRevised',
      'start-negotiation': 'memorandum.wrong-stage',
      sign: 'MemorandumSigned',
      'start-implementation': 'memorandum.wrong-stage',
      deliver: 'memorandum.wrong-stage',
      'reach-milestone': 'memorandum.wrong-stage',
    },
  },
  signed: {
    given: signed,
    then: {
      ...open,
      revise: 'memorandum.already-signed',
      'start-negotiation': 'memorandum.wrong-stage',
      sign: 'memorandum.already-signed',
      'start-implementation': 'ImplementationStarted',
      deliver: 'memorandum.wrong-stage',
      'reach-milestone': 'MilestoneReached',
    },
  },
  implementing: {
    given: implementing,
    then: {
      ...open,
      revise: 'memorandum.already-signed',
      'start-negotiation': 'memorandum.wrong-stage',
      sign: 'memorandum.already-signed',
      'start-implementation': 'memorandum.wrong-stage',
      deliver: 'memorandum.milestones-open',
      'reach-milestone': 'MilestoneReached',
    },
  },
  'implementing with every milestone settled': {
    given: settled,
    then: {
      ...open,
      revise: 'memorandum.already-signed',
      'start-negotiation': 'memorandum.wrong-stage',
      sign: 'memorandum.already-signed',
      'start-implementation': 'memorandum.wrong-stage',
      deliver: 'MemorandumDelivered',
      'reach-milestone': 'memorandum.milestone-settled',
      'reschedule-milestone': 'memorandum.milestone-settled',
      'drop-milestone': 'memorandum.milestone-settled',
    },
  },
  delivered: {
    given: delivered,
    then: {
      record: 'memorandum.already-recorded',
      revise: 'memorandum.already-signed',
      'start-negotiation': 'memorandum.wrong-stage',
      sign: 'memorandum.already-signed',
      'start-implementation': 'memorandum.wrong-stage',
      deliver: 'memorandum.wrong-stage',
      hold: 'memorandum.already-delivered',
      resume: 'memorandum.not-on-hold',
      lapse: 'memorandum.already-delivered',
      terminate: 'memorandum.already-delivered',
      'plan-milestone': 'memorandum.already-delivered',
      'reach-milestone': 'memorandum.wrong-stage',
      'reschedule-milestone': 'memorandum.milestone-unknown',
      'drop-milestone': 'memorandum.milestone-unknown',
    },
  },
  'on hold': {
    given: onHold,
    then: {
      ...always('memorandum.on-hold'),
      resume: 'MemorandumResumed',
      lapse: 'MemorandumLapsed',
      terminate: 'MemorandumTerminated',
    },
  },
  lapsed: { given: lapsed, then: ended },
  terminated: { given: terminated, then: ended },
} satisfies Record<string, { given: typeof draft; then: Record<keyof typeof commands, string> }>;

describe('a memorandum in every state answers every command', () => {
  for (const [state, { given, then }] of Object.entries(answers)) {
    for (const [name, command] of Object.entries(commands)) {
      it(`given ${state}, when ${name}, then ${then[name as keyof typeof then]}`, () => {
        expect(answer(given, command)).toBe(then[name as keyof typeof then]);
      });
    }
  }
});

describe('what a memorandum says', () => {
  const outside = (natureCode: 'government' | 'agency' | 'enterprise', name: string) =>
    ({ natureCode, roleCode: 'party', name: { en: name } }) as const;
  const agency = {
    organisationId: 'investhk',
    natureCode: 'agency',
    roleCode: 'party',
    name: { en: 'Invest Hong Kong' },
  } as const;
  const city = outside('government', 'City A');
  const government = outside('government', 'Hong Kong');
  const signing = [
    ['government', [city, government], 'MemorandumRecorded'],
    ['government', [city, agency], 'memorandum.governments-sign'],
    ['agency-government', [agency, city], 'MemorandumRecorded'],
    ['agency-government', [agency, city, enterpriseParty(firm)], 'memorandum.agency-and-government-sign'],
    ['agency-enterprise', [agency, enterpriseParty(firm)], 'MemorandumRecorded'],
    [
      'agency-enterprise',
      [{ ...agency, roleCode: 'witness' }, enterpriseParty(firm), enterpriseParty(provider)],
      'memorandum.agency-and-enterprise-sign',
    ],
    ['commercial', [enterpriseParty(firm), enterpriseParty(provider)], 'MemorandumRecorded'],
    [
      'commercial',
      [enterpriseParty(firm), enterpriseParty(provider), { ...agency, roleCode: 'witness' }],
      'MemorandumRecorded',
    ],
    ['commercial', [enterpriseParty(firm), agency], 'memorandum.enterprises-sign'],
    ['commercial', [enterpriseParty(firm)], 'memorandum.two-parties-needed'],
    ['commercial', [enterpriseParty(firm), enterpriseParty(firm)], 'memorandum.party-named-twice'],
  ] as const;
  it.each(signing)('%s signed by %j: %s', (kindCode, parties, expected) => {
    expect(answer(undefined, record({ kindCode, parties }))).toBe(expected);
  });

  it('the nature of a party follows from its organisation', () => {
    const parties = [enterpriseParty(firm), { ...agency, natureCode: 'enterprise' as const }];
    expect(answer(undefined, record({ parties }))).toBe('memorandum.party-nature-wrong');
  });

  it('an outside party has no owner on the platform', () => {
    const parties = [enterpriseParty(firm), { ...outside('enterprise', 'Outside'), ownerPersonId: officer }];
    expect(answer(undefined, record({ parties }))).toBe('memorandum.owner-without-organisation');
  });

  it('a project belongs to one of the areas', () => {
    const projects = [{ projectId: milestone, title: { en: 'Pilot' }, areaCode: 'e-commerce' as const }];
    expect(answer(undefined, record({ projects }))).toBe('memorandum.project-outside-areas');
    expect(answer(undefined, record({ projects, areaCodes: ['e-commerce'] }))).toBe('MemorandumRecorded');
  });

  it.each([
    [{ title: {} }, 'memorandum.title-missing'],
    [{ value: { amount: '1.234', currency: 'HKD' } }, 'memorandum.value-not-exact'],
    [{ value: { amount: '0', currency: 'HKD' } }, 'memorandum.value-not-exact'],
    [{ value: { amount: '0.01', currency: 'CNY' } }, 'MemorandumRecorded'],
    [{ validFromOn: '2026-12-01', validUntilOn: '2026-11-30' }, 'memorandum.validity-impossible'],
    [{ validFromOn: '2026-02-30' }, 'memorandum.validity-impossible'],
    [{ validFromOn: '2026-12-01', validUntilOn: '2026-12-01' }, 'MemorandumRecorded'],
  ] as const)('%j: %s', (changes, expected) => {
    expect(answer(undefined, record(changes))).toBe(expected);
  });
});

describe('the rules of a memorandum', () => {
  it('its owner cannot end it alone', () => {
    expect(answer(signed, { ...terminate, by: officer })).toBe('memorandum.owner-cannot-end-it');
  });

  it('it does not lapse while it is valid, on its last day neither', () => {
    const until = (validUntilOn: string) => memorandumAfter(record({ validUntilOn }), sign);
    expect(answer(until('2026-11-22'), lapse)).toBe('memorandum.still-valid');
    expect(answer(memorandumAfter(record(), sign), lapse)).toBe('memorandum.no-end-of-validity');
  });

  it('is signed on a day that has come in Hong Kong, though not yet in UTC', () => {
    const lateInUtc = instant('2026-11-22T16:30:00.000Z');
    const signOn = (signedOn: string) => decide(draft, { type: 'sign', signedOn, by: officer }, lateInUtc);
    expect(isRefusal(signOn('2026-11-23'))).toBe(false);
    expect(signOn('2026-11-24')).toMatchObject({ code: 'memorandum.date-in-future' });
  });

  it('the signature names the organisations on the platform, once each', () => {
    expect(decide(draft, sign, now)).toMatchObject([{ type: 'MemorandumSigned', organisationIds: [firm, provider] }]);
  });

  it('a milestone is owned by a party and belongs to a known project', () => {
    const plan = (changes: object) =>
      answer(signed, {
        type: 'plan-milestone',
        by: officer,
        milestone: {
          milestoneId: anotherMilestone,
          title: { en: 'x' },
          ownerOrganisationId: firm,
          dueOn: '2027-01-01',
          ...changes,
        },
      });
    expect(plan({ ownerOrganisationId: 'wuhan' })).toBe('memorandum.milestone-owner-not-a-party');
    expect(plan({ projectId: anotherMilestone })).toBe('memorandum.project-unknown');
    expect(plan({ dueOn: '2027-02-29' })).toBe('memorandum.date-impossible');
    expect(plan({ milestoneId: milestone })).toBe('memorandum.milestone-exists');
    expect(plan({})).toBe('MilestonePlanned');
  });

  it('a milestone keeps its evidence, its new date or the reason it was dropped', () => {
    expect(settled?.milestones[0]).toMatchObject({
      status: 'reached',
      reachedOn: '2026-11-21',
      evidenceCode: 'registration',
    });
    const moved = memorandumAfter(record(), planMilestone, {
      type: 'reschedule-milestone',
      milestoneId: milestone,
      dueOn: '2027-09-30',
      by: officer,
    });
    expect(moved?.milestones[0]).toMatchObject({ status: 'planned', dueOn: '2027-09-30' });
    const dropped = memorandumAfter(record(), planMilestone, {
      type: 'drop-milestone',
      milestoneId: milestone,
      reasonCode: 'replaced',
      by: officer,
    });
    expect(dropped?.milestones[0]).toMatchObject({ status: 'dropped', reasonCode: 'replaced' });
  });
});
