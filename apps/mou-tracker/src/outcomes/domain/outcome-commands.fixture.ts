import fc from 'fast-check';
import type { OutcomeCommand } from './outcome.commands.js';
import { claimant, correct, customer, independent, verifier } from './outcome.fixture.js';
import { confirmationMeans, disputeReasons, sendingBackReasons } from './outcome.js';

const somebody = fc.constantFrom(claimant, customer, independent);
const anyVerifier = fc
  .record({ personId: somebody, officeCode: fc.constantFrom('investhk', 'shanghai') })
  .map((changes) => verifier(changes));

/** Anything that can be asked of an outcome that is on record. */
export const anyOutcomeCommand: fc.Arbitrary<OutcomeCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ by: somebody, meansCode: fc.constantFrom(...confirmationMeans) })
      .map((word) => ({ type: 'confirm' as const, ...word })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ by: somebody, reasonCode: fc.constantFrom(...disputeReasons) })
      .map((word) => ({ type: 'dispute' as const, ...word })),
  },
  { weight: 3, arbitrary: anyVerifier.map((person) => ({ type: 'verify' as const, verifier: person })) },
  {
    weight: 2,
    arbitrary: fc
      .record({ verifier: anyVerifier, reasonCode: fc.constantFrom(...sendingBackReasons) })
      .map((word) => ({ type: 'send-back' as const, ...word })),
  },
  { weight: 1, arbitrary: fc.constant(correct) },
);
