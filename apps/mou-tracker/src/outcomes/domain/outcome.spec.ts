import { describe, expect, it } from '@jest/globals';
import { outcomeKindCodes } from '@harbourlink/taxonomy';
import {
  answer,
  caseOwner,
  claim,
  claimant,
  confirm,
  content,
  correct,
  correction,
  customer,
  dispute,
  firm,
  independent,
  now,
  outcomeAfter,
  sendBack,
  verify,
} from './outcome.fixture.js';
import { decide } from './outcome.commands.js';
import { outcomeKinds } from './outcome.js';
import { totalOf } from './outcome-total.js';

const commands = { claim: claim(), confirm, dispute, verify: verify(), 'send-back': sendBack, correct };
type CommandName = keyof typeof commands;

const all = (code: string): Record<CommandName, string> => ({
  claim: 'outcome.already-claimed',
  confirm: code,
  dispute: code,
  verify: code,
  'send-back': code,
  correct: 'OutcomeCorrected',
});

/** Every state times every command: the event's type, or the code of the refusal. */
const answers = {
  unborn: {
    given: undefined,
    then: { ...all('outcome.unknown'), claim: 'OutcomeClaimed', correct: 'outcome.unknown' },
  },
  claimed: {
    given: outcomeAfter(claim()),
    then: { ...all('outcome.not-confirmed'), confirm: 'OutcomeConfirmed', dispute: 'OutcomeDisputed' },
  },
  confirmed: {
    given: outcomeAfter(claim(), confirm),
    then: {
      claim: 'outcome.already-claimed',
      confirm: 'outcome.already-confirmed',
      dispute: 'OutcomeDisputed',
      verify: 'OutcomeVerified',
      'send-back': 'OutcomeSentBack',
      correct: 'OutcomeCorrected',
    },
  },
  verified: { given: outcomeAfter(claim(), confirm, verify()), then: all('outcome.already-verified') },
  disputed: { given: outcomeAfter(claim(), dispute), then: all('outcome.disputed') },
  'sent back': { given: outcomeAfter(claim(), confirm, sendBack), then: all('outcome.sent-back') },
  corrected: {
    given: outcomeAfter(claim(), confirm, correct),
    then: { ...all('outcome.already-corrected'), correct: 'outcome.already-corrected' },
  },
};

describe('an outcome in every state answers every command', () => {
  for (const [state, { given, then }] of Object.entries(answers)) {
    for (const name of Object.keys(commands) as CommandName[]) {
      it(`given ${state}, when ${name}, then ${then[name]}`, () => {
        expect(answer(given, commands[name])).toBe(then[name]);
      });
    }
  }
});

it('the kinds are those of the taxonomy', () => {
  expect(outcomeKinds).toEqual(outcomeKindCodes);
});

describe('four eyes', () => {
  const confirmed = outcomeAfter(claim(), confirm);

  it('the verifier is not the claimant, whatever office they act for', () => {
    expect(answer(confirmed, verify({ personId: claimant }))).toBe('outcome.verifier-is-claimant');
  });

  it('the verifier is not the case owner, past or present', () => {
    expect(answer(confirmed, verify({ personId: caseOwner }))).toBe('outcome.verifier-is-case-owner');
    expect(answer(confirmed, verify({ caseOwnerIds: [customer, independent] }))).toBe('outcome.verifier-is-case-owner');
  });

  it("the verifier is not of the claimant's office", () => {
    expect(answer(confirmed, verify({ officeCode: 'shanghai' }))).toBe('outcome.verifier-same-office');
  });

  it("the verifier is not of the claimant's office either while acting for another", () => {
    expect(answer(confirmed, verify({ officeCodes: ['investhk', 'shanghai'] }))).toBe('outcome.verifier-same-office');
  });

  it('the verifier is not of the office that has the case', () => {
    expect(answer(confirmed, verify({ caseOfficeCodes: ['shanghai', 'investhk'] }))).toBe(
      'outcome.verifier-same-office',
    );
  });

  it('the verifier did not put the confirmation on record', () => {
    const paper = outcomeAfter(claim(), { type: 'confirm', meansCode: 'chopped-letter', by: independent });
    expect(answer(paper, verify())).toBe('outcome.verifier-confirmed-it');
  });

  it('the verifier is of the pool of the office acted for; who took part is told that first', () => {
    expect(answer(confirmed, verify({ poolOfficeCodes: [] }))).toBe('outcome.verifier-not-of-the-pool');
    expect(answer(confirmed, verify({ poolOfficeCodes: ['beijing'] }))).toBe('outcome.verifier-not-of-the-pool');
    expect(answer(confirmed, verify({ personId: claimant, poolOfficeCodes: [] }))).toBe('outcome.verifier-is-claimant');
  });

  it('sending back takes an independent verifier too', () => {
    const own = { ...verify({ personId: claimant }), type: 'send-back', reasonCode: 'other' } as const;
    expect(answer(confirmed, own as Parameters<typeof answer>[1])).toBe('outcome.verifier-is-claimant');
  });

  it('says who may not before it says when', () => {
    expect(answer(outcomeAfter(claim()), verify({ personId: claimant }))).toBe('outcome.verifier-is-claimant');
  });
});

describe("the customer's word", () => {
  it('the claimant cannot give it, but can put a letter on record', () => {
    const claimed = outcomeAfter(claim());
    expect(answer(claimed, { ...confirm, by: claimant } as typeof confirm)).toBe('outcome.confirmer-is-claimant');
    expect(answer(claimed, { type: 'confirm', meansCode: 'signed-in', by: claimant })).toBe(
      'outcome.confirmer-is-claimant',
    );
    expect(answer(claimed, { type: 'confirm', meansCode: 'chopped-letter', by: claimant })).toBe('OutcomeConfirmed');
  });

  it('its means stay on record', () => {
    expect(outcomeAfter(claim(), confirm)?.confirmation).toEqual({ byPersonId: customer, meansCode: 'bound-link' });
  });
});

describe('a claim', () => {
  const hkd = (amount: string) => ({ amount, currency: 'HKD' }) as const;
  it.each([
    [{ amounts: [{ year: 2026, amount: hkd('1.005') }] }, 'outcome.amount-not-exact'],
    [{ amounts: [{ year: 2026, amount: hkd('0.00') }] }, 'outcome.amount-not-exact'],
    [
      {
        amounts: [
          { year: 2026, amount: hkd('1') },
          { year: 2026, amount: hkd('2') },
        ],
      },
      'outcome.year-named-twice',
    ],
    [{ amounts: [{ year: 1996, amount: hkd('1') }] }, 'outcome.year-implausible'],
    [{ amounts: [{ year: 2037, amount: hkd('1') }] }, 'outcome.year-implausible'],
    [
      {
        amounts: [
          { year: 2026, amount: hkd('1') },
          { year: 2027, amount: { amount: '1', currency: 'CNY' } },
        ],
      },
      'outcome.currencies-mixed',
    ],
    [{ amounts: [] }, 'outcome.amount-missing'],
    [{ kindCode: 'company-set-up', amounts: [] }, 'OutcomeClaimed'],
    [{ kindCode: 'jobs', amounts: [] }, 'outcome.jobs-missing'],
    [{ kindCode: 'jobs', amounts: [], jobs: 12 }, 'OutcomeClaimed'],
    [{ milestoneId: firm }, 'outcome.milestone-without-memorandum'],
    [{ milestoneId: firm, memorandumId: firm }, 'OutcomeClaimed'],
  ] as const)('%j: %s', (changes, expected) => {
    expect(answer(undefined, claim(changes))).toBe(expected);
  });

  it('adds up exactly over the years', () => {
    expect(
      totalOf([
        { year: 2026, amount: hkd('0.1') },
        { year: 2027, amount: hkd('0.2') },
      ]),
    ).toEqual(hkd('0.30'));
    expect(
      totalOf([
        { year: 2026, amount: hkd('999999999999999.99') },
        { year: 2027, amount: hkd('0.01') },
      ]),
    ).toEqual(hkd('1000000000000000.00'));
    expect(totalOf([])).toBeUndefined();
  });

  it('that corrects another names it, and the other is left as it was but for the link', () => {
    const entry = decide(
      undefined,
      { type: 'claim', content: content(), by: claimant, officeCode: 'shanghai', correctsOutcomeId: firm },
      now,
    );
    expect(entry).toMatchObject([{ type: 'OutcomeClaimed', correctsOutcomeId: firm }]);
    const old = outcomeAfter(claim(), confirm, verify());
    expect(outcomeAfter(claim(), confirm, verify(), correct)).toEqual({
      ...old,
      status: 'corrected',
      correctionOutcomeId: correction,
    });
  });

  it('that is corrected still tells what halted it, and why', () => {
    expect(outcomeAfter(claim(), dispute, correct)).toMatchObject({
      status: 'corrected',
      haltedAs: 'disputed',
      reasonCode: 'amount-wrong',
    });
    expect(outcomeAfter(claim(), confirm, sendBack, correct)).toMatchObject({
      status: 'corrected',
      haltedAs: 'sent-back',
      reasonCode: 'evidence-missing',
    });
    expect(outcomeAfter(claim(), confirm, correct)).not.toHaveProperty('haltedAs');
  });
});
