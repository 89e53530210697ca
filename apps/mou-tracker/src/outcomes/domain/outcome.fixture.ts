import { instant, isRefusal } from '@harbourlink/kernel';
import { decide } from './outcome.commands.js';
import type { OutcomeCommand } from './outcome.commands.js';
import type { Verifier } from './four-eyes.rules.js';
import { evolve } from './outcome.js';
import type { Outcome, OutcomeContent } from './outcome.js';

export const firm = '0190a000-0000-7000-8000-000000000001';
export const claimant = '0190a000-0000-7000-8000-0000000000a1';
export const caseOwner = '0190a000-0000-7000-8000-0000000000a2';
export const independent = '0190a000-0000-7000-8000-0000000000a3';
export const customer = '0190a000-0000-7000-8000-0000000000a4';
export const correction = '0190a000-0000-7000-8000-0000000000c1';
export const now = instant('2026-11-22T08:00:00.000Z');

/** A claim of one investment, with what the test changes. */
export const content = (changes: Partial<OutcomeContent> = {}): OutcomeContent => ({
  enterpriseId: firm,
  kindCode: 'investment',
  amounts: [{ year: 2026, amount: { amount: '1200000.50', currency: 'HKD' } }],
  ...changes,
});

/** A verifier of the pool, with what the test changes. */
export const verifier = (changes: Partial<Verifier> = {}): Verifier => ({
  personId: independent,
  officeCode: 'investhk',
  officeCodes: ['investhk'],
  caseOwnerIds: [caseOwner],
  caseOfficeCodes: ['shanghai'],
  poolOfficeCodes: ['investhk'],
  ...changes,
});

export const claim = (changes: Partial<OutcomeContent> = {}): OutcomeCommand => ({
  type: 'claim',
  content: content(changes),
  by: claimant,
  officeCode: 'shanghai',
});
export const confirm: OutcomeCommand = { type: 'confirm', meansCode: 'bound-link', by: customer };
export const dispute: OutcomeCommand = { type: 'dispute', reasonCode: 'amount-wrong', by: customer };
export const verify = (changes: Partial<Verifier> = {}): OutcomeCommand => ({
  type: 'verify',
  verifier: verifier(changes),
});
export const sendBack: OutcomeCommand = { type: 'send-back', verifier: verifier(), reasonCode: 'evidence-missing' };
export const correct: OutcomeCommand = { type: 'correct', correctionOutcomeId: correction, by: claimant };

/** The outcome after these commands, each of which must succeed. */
export function outcomeAfter(...commands: readonly OutcomeCommand[]): Outcome | undefined {
  return commands.reduce<Outcome | undefined>((outcome, command) => {
    const decision = decide(outcome, command, now);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.code}`);
    return decision.reduce<Outcome | undefined>(evolve, outcome);
  }, undefined);
}

/** What one command answers: the types of the events, or the refusal's code. */
export function answer(outcome: Outcome | undefined, command: OutcomeCommand): string {
  const decision = decide(outcome, command, now);
  return isRefusal(decision) ? decision.code : decision.map((event) => event.type).join(' ');
}
