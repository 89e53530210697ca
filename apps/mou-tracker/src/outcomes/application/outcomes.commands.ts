import { Injectable } from '@nestjs/common';
import { isRefusal, newId, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { Executed } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { MembershipDirectory } from '@harbourlink/service-kit/auth';
import { KnownCases } from '../../references/postgres/known-cases.js';
import type { Verifier } from '../domain/four-eyes.rules.js';
import { decide } from '../domain/outcome.commands.js';
import type { OutcomeCommand } from '../domain/outcome.commands.js';
import { evolve } from '../domain/outcome.js';
import type { ConfirmationMeans, DisputeReason, Outcome, OutcomeEvent, SendingBackReason } from '../domain/outcome.js';
import { outcomeContract } from '../events/outcome.contract.js';
import { outcomeRows } from '../postgres/outcome.row.js';
import { OutcomesQueries } from '../postgres/outcomes.queries.js';
import { CompleteClaim } from './complete-claim.js';
import type { ClaimDraft } from './complete-claim.js';

type Answer = Promise<Executed<Outcome> | Refusal>;

/** An officer, and the office acted for. */
export interface Officer {
  readonly personId: string;
  readonly officeCode: string;
}

/** Everything that can be done to outcomes. */
@Injectable()
export class OutcomesCommands {
  private readonly outcomes: Aggregates<Outcome, OutcomeCommand, OutcomeEvent>;

  constructor(
    private readonly units: UnitsOfWork,
    outbox: Outbox,
    private readonly completeClaim: CompleteClaim,
    private readonly cases: KnownCases,
    private readonly queries: OutcomesQueries,
    private readonly memberships: MembershipDirectory,
  ) {
    this.outcomes = new Aggregates(units, outbox, { contract: outcomeContract, decide, evolve, rows: outcomeRows });
  }

  claim(draft: ClaimDraft, officer: Officer): Answer {
    return this.units.run(async (unit) => this.enter(unit, newId<'Outcome'>(), draft, officer));
  }

  /** A new entry that replaces `id`; the old one stays as it was, linked to the new one. */
  correct(id: string, draft: ClaimDraft, officer: Officer): Answer {
    return this.units.run(async (unit) => {
      const correctionOutcomeId = newId<'Outcome'>();
      const command = { type: 'correct', correctionOutcomeId, by: officer.personId } as const;
      const corrected = await this.outcomes.execute(id, command);
      if (isRefusal(corrected)) return corrected;
      return this.enter(unit, correctionOutcomeId, draft, officer, id);
    });
  }

  confirm(id: string, by: string, meansCode: ConfirmationMeans, expectedVersion: number): Answer {
    return this.outcomes.execute(id, { type: 'confirm', by, meansCode }, { expectedVersion });
  }

  dispute(id: string, by: string, reasonCode: DisputeReason, expectedVersion: number): Answer {
    return this.outcomes.execute(id, { type: 'dispute', by, reasonCode }, { expectedVersion });
  }

  verify(id: string, officer: Officer, expectedVersion: number): Answer {
    return this.asVerifier(id, officer, expectedVersion, (verifier) => ({ type: 'verify', verifier }));
  }

  sendBack(id: string, officer: Officer, reasonCode: SendingBackReason, expectedVersion: number): Answer {
    return this.asVerifier(id, officer, expectedVersion, (verifier) => ({ type: 'send-back', verifier, reasonCode }));
  }

  private async enter(unit: UnitOfWork, id: string, draft: ClaimDraft, officer: Officer, corrects?: string): Answer {
    const content = await this.completeClaim.complete(unit, draft);
    if (isRefusal(content)) return content;
    const { personId: by, officeCode } = officer;
    const correction = corrects === undefined ? {} : { correctsOutcomeId: corrects };
    return this.outcomes.execute(id, { type: 'claim', content, by, officeCode, ...correction });
  }

  /** Who has worked on the enterprise decides who is independent of it; while that is unknown nobody is. */
  private asVerifier(
    id: string,
    officer: Officer,
    expectedVersion: number,
    command: (verifier: Verifier) => OutcomeCommand,
  ): Answer {
    return this.units.run(async (unit) => {
      const found = await this.queries.find(id);
      if (found === undefined) return refuse('outcome.unknown', 'missing');
      const workers = await this.cases.workersOn(unit, found.outcome.content.enterpriseId);
      if (workers === undefined) return refuse('reference.case-unknown', 'conflict');
      const { ownerIds: caseOwnerIds, officeCodes: caseOfficeCodes } = workers;
      const memberships = await this.memberships.of(officer.personId);
      const officeCodes = [...new Set(memberships.map(({ organisationId }) => organisationId))];
      const pools = memberships.filter(({ role }) => role === 'verifier');
      const poolOfficeCodes = pools.map(({ organisationId }) => organisationId);
      const verifier = { ...officer, officeCodes, caseOwnerIds, caseOfficeCodes, poolOfficeCodes };
      return this.outcomes.execute(id, command(verifier), { expectedVersion });
    });
  }
}
