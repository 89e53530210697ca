import { onlyPresent } from '@harbourlink/kernel';
import { listSorts } from '@harbourlink/persistence';
import type { ListSort } from '@harbourlink/persistence';
import { Code, MoneyField, Nested, NestedList, PageQuery, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import type { ClaimDraft } from '../application/complete-claim.js';
import { disputeReasons, outcomeKinds, outcomeStatuses, sendingBackReasons } from '../domain/outcome.js';
import type {
  ConfirmationMeans,
  DisputeReason,
  OutcomeKind,
  OutcomeStatus,
  SendingBackReason,
} from '../domain/outcome.js';

export class YearlyAmountRequest {
  @Whole({ min: 1997, max: 2100 })
  year!: number;

  @Nested(() => MoneyField)
  amount!: MoneyField;
}

/** What came of the work; what the chain tells need not be repeated. */
export class ClaimRequest {
  @Uuid()
  enterpriseId!: string;

  @Code(outcomeKinds)
  kindCode!: OutcomeKind;

  @Uuid({ optional: true })
  memorandumId?: string;

  @Uuid({ optional: true })
  milestoneId?: string;

  @Uuid({ optional: true })
  introductionId?: string;

  @Uuid({ optional: true })
  meetingId?: string;

  @NestedList(() => YearlyAmountRequest, { max: 20, optional: true })
  amounts?: YearlyAmountRequest[];

  @Whole({ min: 1, max: 1_000_000, optional: true, description: 'Jobs created in Hong Kong.' })
  jobs?: number;
}

/** The request as plain data, without the keys that were not given. */
export function claimOf({ amounts = [], ...rest }: ClaimRequest): ClaimDraft {
  return onlyPresent({
    ...rest,
    amounts: amounts.map(({ year, amount: { amount, currency } }) => ({ year, amount: { amount, currency } })),
  });
}

const papers = ['chopped-letter', 'registry-evidence'] as const satisfies readonly ConfirmationMeans[];
export type Paper = (typeof papers)[number];

export class ConfirmationRequest {
  @Code(papers, {
    optional: true,
    description: 'Only from an officer who puts a paper on record; the customer sends none.',
  })
  meansCode?: Paper;
}

export class DisputeRequest {
  @Code(disputeReasons)
  reasonCode!: DisputeReason;
}

export class SendingBackRequest {
  @Code(sendingBackReasons)
  reasonCode!: SendingBackReason;
}

export class OutcomesQuery extends PageQuery {
  @Code(['to-correct'], { optional: true, description: 'Claimed by the caller, and disputed or sent back.' })
  queue?: 'to-correct';

  @Code(outcomeStatuses, { optional: true })
  status?: OutcomeStatus;

  @Uuid({ optional: true })
  enterpriseId?: string;

  @Uuid({ optional: true })
  memorandumId?: string;

  @Text({ max: 100, optional: true, description: 'A part of the name of the enterprise, in any of its languages.' })
  q?: string;

  @Code(listSorts, { optional: true, description: 'The newest first unless told.' })
  sort?: ListSort;
}
