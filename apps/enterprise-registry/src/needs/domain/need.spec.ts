import { describe, expect, it } from '@jest/globals';
import { instant } from '@harbourlink/kernel';
import { decide } from './need.commands.js';
import type { NeedCommand } from './need.commands.js';
import { answer, draft, end, expire, needAfter, now, publish, renew, revise } from './need.fixture.js';

const states = {
  none: needAfter(),
  draft: needAfter(draft()),
  published: needAfter(draft(), publish()),
  ended: needAfter(draft(), publish(), end),
};
const commands: Record<NeedCommand['type'], NeedCommand> = {
  draft: draft(),
  revise: revise(),
  publish: publish(),
  renew,
  end,
  expire,
};
const no = 'need.not-in-that-state';
const unknown = 'need.unknown';
const known = 'need.already-known';

describe('every state and every command', () => {
  it.each([
    ['none', ['NeedDrafted', unknown, unknown, unknown, unknown, unknown]],
    ['draft', [known, 'NeedRevised', 'NeedPublished', no, 'NeedEnded', no]],
    ['published', [known, 'NeedRevised', no, 'NeedRenewed', 'NeedEnded', 'need.not-over-yet']],
    ['ended', [known, no, no, no, no, no]],
  ] as const)('%s', (state, answers) => {
    expect(Object.values(commands).map((command) => answer(states[state], command))).toEqual(answers);
  });
});

describe('a need', () => {
  it.each(['prospect', 'draft', 'submitted', 'changes-requested', 'not-accepted', 'suspended', 'withdrawn'])(
    'of an enterprise that is %s is not published',
    (enterpriseStatus) => {
      expect(answer(states.draft, { type: 'publish', enterpriseStatus, by: 'x' })).toBe('need.enterprise-not-checked');
    },
  );

  it('ends 90 to 180 days ahead, 90 when nobody says', () => {
    expect(answer(states.draft, publish('2027-02-19'))).toBe('need.ends-outside-period');
    expect(answer(states.draft, publish('2027-02-20'))).toBe('NeedPublished');
    expect(answer(states.draft, publish('2027-05-21'))).toBe('NeedPublished');
    expect(answer(states.draft, publish('2027-05-22'))).toBe('need.ends-outside-period');
    expect(decide(states.draft, { type: 'publish', enterpriseStatus: 'checked', by: 'x' }, now)).toMatchObject([
      { endsOn: '2027-02-20' },
    ]);
  });

  it('is renewed to a later day only', () => {
    expect(answer(states.published, { ...renew, endsOn: '2027-03-01' } as NeedCommand)).toBe('need.renewal-not-later');
  });

  it('ends by itself when its last day is over in Hong Kong, and not before', () => {
    expect(answer(states.published, expire, instant('2027-03-01T15:59:59.999Z'))).toBe('need.not-over-yet');
    expect(answer(states.published, expire, instant('2027-03-01T16:00:00.000Z'))).toBe('NeedEnded');
  });

  it('that says too little can be drafted, but is not published', () => {
    const empty = needAfter(draft({ serviceCodes: [], texts: {} }));
    expect(decide(empty, publish(), now)).toMatchObject({ details: { missing: 'serviceCodes, texts' } });
    expect(answer(states.published, revise({ serviceCodes: [] }))).toBe('need.incomplete');
  });

  it('whose deadline has passed is not published', () => {
    expect(answer(needAfter(draft({ deadlineOn: '2026-11-21' })), publish())).toBe('need.deadline-passed');
    expect(answer(needAfter(draft({ deadlineOn: '2026-11-22' })), publish())).toBe('NeedPublished');
  });

  it('has a budget in one currency that does not run backwards', () => {
    const money = (amount: string, currency: 'HKD' | 'CNY' = 'HKD') => ({ amount, currency });
    expect(answer(undefined, draft({ budget: { low: money('2'), high: money('10') } }))).toBe('NeedDrafted');
    expect(answer(undefined, draft({ budget: { low: money('10'), high: money('2') } }))).toBe(
      'need.budget-runs-backwards',
    );
    expect(answer(undefined, draft({ budget: { low: money('1'), high: money('2', 'CNY') } }))).toBe(
      'need.budget-currencies-differ',
    );
  });

  it('does not move to another enterprise', () => {
    expect(answer(states.draft, revise({ enterpriseId: 'other' }))).toBe('need.of-another-enterprise');
  });
});
