import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './enterprise.commands.js';
import type { EnterpriseCommand } from './enterprise.commands.js';
import { evolve } from './enterprise.js';
import {
  answer,
  check,
  claim,
  draft,
  enterpriseAfter,
  eventsOf,
  importIt,
  now,
  profile,
  refuseIt,
  reinstate,
  requestChanges,
  revise,
  submit,
  suspend,
  unfinishedProfile,
  withdraw,
} from './enterprise.fixture.js';

const states = {
  none: enterpriseAfter(),
  prospect: enterpriseAfter(importIt()),
  draft: enterpriseAfter(draft()),
  submitted: enterpriseAfter(draft(), submit),
  'changes-requested': enterpriseAfter(draft(), submit, requestChanges),
  checked: enterpriseAfter(draft(), submit, check),
  'revision-draft': enterpriseAfter(draft(), submit, check, revise()),
  'revision-submitted': enterpriseAfter(draft(), submit, check, revise(), submit),
  'revision-returned': enterpriseAfter(draft(), submit, check, revise(), submit, requestChanges),
  'not-accepted': enterpriseAfter(draft(), submit, refuseIt),
  suspended: enterpriseAfter(draft(), submit, check, suspend),
  withdrawn: enterpriseAfter(draft(), withdraw),
};

const commands: Record<EnterpriseCommand['type'], EnterpriseCommand> = {
  draft: draft(),
  import: importIt({ website: 'https://import.example' }),
  claim,
  revise: revise({ sizeCode: 'large' }),
  submit,
  check,
  'request-changes': requestChanges,
  refuse: refuseIt,
  suspend,
  reinstate,
  withdraw,
};

const no = 'enterprise.not-in-that-state';
const known = 'enterprise.already-known';
const waits = 'enterprise.awaits-check';
const unknown = 'enterprise.unknown';
const nothingNew = 'enterprise.nothing-to-submit';

describe('every state and every command', () => {
  const order = Object.keys(commands) as EnterpriseCommand['type'][];
  it.each([
    // state               draft      import      claim      revise              submit               check      request-changes     refuse         suspend      reinstate     withdraw
    ['none', ['Drafted', 'Imported', unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown]],
    ['prospect', [known, 'Revised', 'Claimed', 'Revised', no, no, no, no, no, no, 'Withdrawn']],
    ['draft', [known, 'nothing', no, 'Revised', 'Submitted', no, no, no, no, no, 'Withdrawn']],
    ['submitted', [known, 'nothing', no, waits, no, 'Checked', 'ChangesRequested', 'NotAccepted', no, no, 'Withdrawn']],
    ['changes-requested', [known, 'nothing', no, 'Revised', 'Submitted', no, no, no, no, no, 'Withdrawn']],
    ['checked', [known, 'nothing', no, 'RevisionDrafted', nothingNew, 'Checked', no, no, 'Suspended', no, 'Withdrawn']],
    [
      'revision-draft',
      [known, 'nothing', no, 'RevisionDrafted', 'RevisionSubmitted', 'Checked', no, no, 'Suspended', no, 'Withdrawn'],
    ],
    [
      'revision-submitted',
      [known, 'nothing', no, waits, nothingNew, 'Checked', 'RevisionReturned', no, 'Suspended', no, 'Withdrawn'],
    ],
    [
      'revision-returned',
      [known, 'nothing', no, 'RevisionDrafted', 'RevisionSubmitted', 'Checked', no, no, 'Suspended', no, 'Withdrawn'],
    ],
    ['not-accepted', [known, 'nothing', no, no, no, no, no, no, no, no, 'Withdrawn']],
    ['suspended', [known, 'nothing', no, no, no, no, no, no, no, 'Reinstated', 'Withdrawn']],
    ['withdrawn', [known, 'nothing', no, no, no, no, no, no, no, no, no]],
  ] as const)('%s', (state, answers) => {
    expect(order.map((type) => `${type}: ${answer(states[state], commands[type])}`)).toEqual(
      order.map((type, index) => `${type}: ${answers[index]}`),
    );
  });
});

describe('an enterprise', () => {
  it('is checked on the day in Hong Kong, for a year', () => {
    const justAfterMidnight = '2026-11-21T16:00:00.000Z' as typeof now;
    expect(decide(states.submitted, check, justAfterMidnight)).toMatchObject([
      { checkedOn: '2026-11-22', validUntilOn: '2027-11-22', profile: profile() },
    ]);
  });

  it('that is checked keeps its checked profile live until a revision is accepted', () => {
    const revised = profile({ website: 'https://yonglan.example' });
    expect(states['revision-submitted']).toMatchObject({ status: 'checked', profile: profile() });
    const accepted = enterpriseAfter(draft(), submit, check, revise(), submit, check);
    expect(accepted).toMatchObject({ status: 'checked', profile: revised });
    expect(accepted).not.toHaveProperty('revision');
  });

  it('that is reconfirmed keeps the edit in progress', () => {
    expect(enterpriseAfter(draft(), submit, check, revise(), check)).toEqual(states['revision-draft']);
  });

  it('that is reinstated is checked as before', () => {
    expect(enterpriseAfter(draft(), submit, check, suspend, reinstate)).toEqual(states.checked);
  });

  it('tells when it, or a revision of it, was submitted last, whatever came of it', () => {
    const later = '2026-11-25T09:30:00.000Z' as typeof now;
    expect(states.submitted).toMatchObject({ submittedAt: now });
    expect(states.checked).toMatchObject({ submittedAt: now });
    expect(states['not-accepted']).toMatchObject({ submittedAt: now });
    expect(states.draft).not.toHaveProperty('submittedAt');
    for (const state of ['changes-requested', 'revision-returned'] as const) {
      expect(eventsOf(states[state], submit, later).reduce(evolve, states[state])).toMatchObject({
        submittedAt: later,
      });
    }
  });

  it('submitted when the moment was not told yet has none, not the one of before', () => {
    for (const [state, type] of [
      ['changes-requested', 'EnterpriseSubmitted'],
      ['revision-returned', 'EnterpriseRevisionSubmitted'],
    ] as const) {
      expect(evolve(states[state], { type, byPersonId: 'x' })).not.toHaveProperty('submittedAt');
    }
  });

  it('that is not complete is not submitted, and is told what is missing', () => {
    const unfinished = enterpriseAfter({ type: 'draft', profile: unfinishedProfile, by: 'x' });
    expect(decide(unfinished, submit, now)).toMatchObject({
      code: 'enterprise.incomplete',
      details: { missing: 'placeCode, sectorCodes' },
    });
  });

  it('whose sector nobody could tell can be submitted, but is not checked', () => {
    const unclassified = enterpriseAfter(draft({ sectorCodes: ['unclassified'] }), submit);
    expect(answer(unclassified, check)).toBe('enterprise.incomplete');
  });

  it('with a registration number of a wrong shape is refused, with a wrong checksum it is not', () => {
    expect(answer(undefined, draft({ uscc: '91330200' }))).toBe('enterprise.uscc-malformed');
    expect(answer(undefined, draft({ brNumber: '1234' }))).toBe('enterprise.br-number-malformed');
    expect(answer(undefined, draft({ uscc: '91330200MA2AAAAAX0' }))).toBe('Drafted');
  });

  it('imported again with the same particulars is left alone', () => {
    expect(answer(states.prospect, importIt())).toBe('nothing');
  });

  it('never gets out of withdrawn, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(commands)), { maxLength: 8 }), (tried) => {
        for (const command of tried) expect(answer(states.withdrawn, command)).not.toMatch(/^[A-Z]/);
      }),
    );
  });
});
