import { describe, expect, it } from '@jest/globals';
import { instant, isRefusal } from '@harbourlink/kernel';
import { decide } from './memorandum.commands.js';
import {
  answer,
  content,
  enterpriseParty,
  firm,
  lapse,
  memorandumAfter,
  milestone,
  now,
  officer,
  planMilestone,
  provider,
  reachMilestone,
  record,
  sign,
  startImplementation,
  terminate,
} from './memorandum.fixture.js';

const anotherMilestone = '0190a000-0000-7000-8000-0000000000b2';
const overdue = { validUntilOn: '2026-11-21' };
const draft = memorandumAfter(record(overdue), planMilestone);
const signed = memorandumAfter(record(overdue), planMilestone, sign);
const settled = memorandumAfter(record(overdue), planMilestone, sign, startImplementation, reachMilestone);

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

  it('a revision keeps the parties and projects that milestones name', () => {
    const parties = [enterpriseParty(provider), enterpriseParty(milestone)];
    expect(answer(draft, { type: 'revise', content: content({ parties }), by: officer })).toBe(
      'memorandum.milestone-loses-its-place',
    );
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
