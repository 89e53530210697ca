import { eventContract } from '@harbourlink/contracts';
import {
  OutcomeClaimedSchema,
  OutcomeConfirmedSchema,
  OutcomeCorrectedSchema,
  OutcomeDisputedSchema,
  OutcomeSentBackSchema,
  OutcomeVerifiedSchema,
} from '@harbourlink/contracts/mou';
import type { OutcomeEvent } from '../domain/outcome.js';

/** How an outcome's events travel. */
export const outcomeContract = eventContract<OutcomeEvent>('mou.outcome.v1', {
  OutcomeClaimed: OutcomeClaimedSchema,
  OutcomeConfirmed: OutcomeConfirmedSchema,
  OutcomeDisputed: OutcomeDisputedSchema,
  OutcomeVerified: OutcomeVerifiedSchema,
  OutcomeSentBack: OutcomeSentBackSchema,
  OutcomeCorrected: OutcomeCorrectedSchema,
});
