import { isRefusal, onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText, Refusal } from '@harbourlink/kernel';
import type { Executed } from '@harbourlink/messaging';
import { Code, Localized, MoneyField, Nested, NestedList, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import { totalOf } from '../domain/outcome-total.js';
import {
  confirmationMeans,
  disputeReasons,
  halts,
  outcomeKinds,
  outcomeStatuses,
  sendingBackReasons,
} from '../domain/outcome.js';
import type { Outcome } from '../domain/outcome.js';
import type { OutcomesQueries, StoredOutcome } from '../postgres/outcomes.queries.js';
import { YearlyAmountRequest } from './outcome.requests.js';

export class ConfirmationResponse {
  @Uuid({ description: 'Who confirmed, or the officer who put the paper on record.' })
  byPersonId!: string;

  @Code(confirmationMeans)
  meansCode!: string;
}

export class VerificationResponse {
  @Uuid()
  byPersonId!: string;

  @Text({ max: 40 })
  officeCode!: string;
}

/** Where an outcome came from, back to the need: what is known of the way. */
export class ChainResponse {
  @Uuid()
  outcomeId!: string;

  @Uuid()
  enterpriseId!: string;

  @Uuid({ optional: true })
  memorandumId?: string;

  @Uuid({ optional: true })
  milestoneId?: string;

  @Uuid({ optional: true })
  meetingId?: string;

  @Uuid({ optional: true })
  introductionId?: string;

  @Uuid({ optional: true })
  needId?: string;
}

export class OutcomeResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 2_147_483_647 })
  version!: number;

  @Code(outcomeStatuses)
  status!: string;

  @Code(outcomeKinds)
  kindCode!: string;

  @Uuid()
  enterpriseId!: string;

  @Localized({ max: 200, optional: true })
  enterpriseNames?: LocalizedText;

  @Uuid({ optional: true })
  memorandumId?: string;

  @Uuid({ optional: true })
  milestoneId?: string;

  @Uuid({ optional: true })
  introductionId?: string;

  @Uuid({ optional: true })
  meetingId?: string;

  @Uuid({ optional: true })
  needId?: string;

  @NestedList(() => YearlyAmountRequest)
  amounts!: readonly YearlyAmountRequest[];

  @Nested(() => MoneyField, { optional: true, description: 'The sum over the years.' })
  total?: MoneyField;

  @Whole({ min: 1, max: 1_000_000, optional: true })
  jobs?: number;

  @Uuid()
  claimedByPersonId!: string;

  @Text({ max: 40, description: "The claimant's office." })
  officeCode!: string;

  @Uuid({ optional: true, description: 'The entry this one corrects.' })
  correctsOutcomeId?: string;

  @Uuid({ optional: true, description: 'The entry that replaced this one.' })
  correctionOutcomeId?: string;

  @Nested(() => ConfirmationResponse, { optional: true })
  confirmation?: ConfirmationResponse;

  @Nested(() => VerificationResponse, { optional: true })
  verification?: VerificationResponse;

  @Code(halts, { optional: true, description: 'What halted it; stays when a correction takes its place.' })
  haltedAs?: string;

  @Code([...new Set([...disputeReasons, ...sendingBackReasons])], {
    optional: true,
    description: 'Why it was disputed or sent back.',
  })
  reasonCode?: string;
}

export function outcomeResponse({ id, version, outcome, enterpriseNames }: StoredOutcome): OutcomeResponse {
  const { content, ...life } = outcome;
  const total = totalOf(content.amounts);
  return { id, version, ...life, ...content, ...onlyPresent({ enterpriseNames, total }) };
}

/** The answer to a command. */
export async function executedResponse(
  executed: Executed<Outcome> | Refusal,
  queries: OutcomesQueries,
): Promise<OutcomeResponse | Refusal> {
  if (isRefusal(executed)) return executed;
  return outcomeResponse(await queries.named({ ...executed, outcome: executed.state }));
}

export function chainResponse({ id, outcome }: StoredOutcome): ChainResponse {
  const { kindCode: _kind, amounts: _amounts, jobs: _jobs, ...chain } = outcome.content;
  return { outcomeId: id, ...chain };
}
