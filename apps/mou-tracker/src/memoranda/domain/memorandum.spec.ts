import { describe, expect, it } from '@jest/globals';
import type { MemorandumCommand } from './memorandum.commands.js';
import {
  answer,
  content,
  deliver,
  hold,
  lapse,
  memorandumAfter,
  milestone,
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

describe('the reason', () => {
  it('why it is on hold, or was terminated, is told as long as that is so', () => {
    expect(onHold).toMatchObject({ status: 'on-hold', reasonCode: 'funding' });
    expect(terminated).toMatchObject({ status: 'terminated', reasonCode: 'mutual-consent' });
    expect(memorandumAfter(record(overdue), sign, hold, terminate)).toMatchObject({ reasonCode: 'mutual-consent' });
    for (const goesOn of [resume, lapse]) {
      expect(memorandumAfter(record(overdue), sign, hold, goesOn)).not.toHaveProperty('reasonCode');
    }
  });
});
