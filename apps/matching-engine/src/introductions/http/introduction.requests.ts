import { Code, PageQuery, Uuid, Uuids, Whole } from '@harbourlink/service-kit/http';
import { LONGEST_LIFETIME_SECONDS } from '../application/lifetime.js';
import {
  declineReasons,
  introductionResults,
  introductionStatuses,
  withdrawalReasons,
} from '../domain/introduction.js';
import type {
  DeclineReason,
  IntroductionResult,
  IntroductionStatus,
  WithdrawalReason,
} from '../domain/introduction.js';

export class LifetimeRequest {
  @Whole({
    min: 1,
    max: LONGEST_LIFETIME_SECONDS,
    optional: true,
    description: 'Seconds the parties have to answer; ten days unless told.',
  })
  lifetimeSeconds?: number;

  @Whole({
    min: 1,
    max: LONGEST_LIFETIME_SECONDS,
    optional: true,
    description: 'Seconds until who has not answered is reminded; half the life time unless told.',
  })
  nudgeAfterSeconds?: number;
}

export class ProposeIntroductionRequest extends LifetimeRequest {
  @Uuid()
  needId!: string;

  @Uuids({ min: 1, max: 5, description: 'One offer, or the offers of a team of providers.' })
  offerIds!: string[];
}

export class IntroductionsQuery extends PageQuery {
  @Uuid({ optional: true })
  needId?: string;

  @Uuid({ optional: true, description: 'A firm that is a party.' })
  organisationId?: string;

  @Code(introductionStatuses, { optional: true })
  status?: IntroductionStatus;
}

export class ConflictCheckRequest {
  @Code(['cleared', 'declared'], {
    description: '`declared`: there is a conflict of interest, which ends the introduction.',
  })
  resultCode!: 'cleared' | 'declared';
}

export class DeclineRequest {
  @Code(declineReasons, { description: 'For officers only; the other side reads neutral words.' })
  reasonCode!: DeclineReason;
}

export class WithdrawalRequest {
  @Code(withdrawalReasons)
  reasonCode!: WithdrawalReason;
}

export class ClosingRequest {
  @Code(introductionResults)
  resultCode!: IntroductionResult;
}
