import { Injectable } from '@nestjs/common';
import { isRefusal, onlyPresent, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';
import { organisationsOf } from '../../memoranda/domain/memorandum.js';
import type { Memorandum } from '../../memoranda/domain/memorandum.js';
import { MemorandaQueries } from '../../memoranda/postgres/memoranda.queries.js';
import { KnownEnterprises } from '../../references/postgres/known-enterprises.js';
import { KnownIntroductions } from '../../references/postgres/known-introductions.js';
import type { OutcomeContent } from '../domain/outcome.js';

/** What an officer claims: the need follows from the introduction. */
export type ClaimDraft = Omit<OutcomeContent, 'needId'>;

/** Follows a claim back along its chain, fills in what the chain tells, and refuses a chain that is broken. */
@Injectable()
export class CompleteClaim {
  constructor(
    private readonly enterprises: KnownEnterprises,
    private readonly introductions: KnownIntroductions,
    private readonly memoranda: MemorandaQueries,
  ) {}

  async complete(unit: UnitOfWork, draft: ClaimDraft): Promise<OutcomeContent | Refusal> {
    if ((await this.enterprises.namesOf(unit, draft.enterpriseId)) === undefined) {
      return refuse('reference.enterprise-unknown', 'conflict', { id: draft.enterpriseId });
    }
    const memorandum = await this.memorandumOf(draft);
    if (isRefusal(memorandum)) return memorandum;
    const { introductionId: signedOver, meetingId: agreedAt } = memorandum?.content ?? {};
    if (signedOver !== undefined && draft.introductionId !== undefined && signedOver !== draft.introductionId) {
      return refuse('reference.memorandum-of-another-introduction', 'invalid');
    }
    const meetingId = draft.meetingId ?? agreedAt;
    const introductionId = await this.introductionOf(unit, draft.introductionId ?? signedOver, meetingId);
    if (isRefusal(introductionId)) return introductionId;
    const needId = await this.needOf(unit, introductionId, draft.enterpriseId);
    if (isRefusal(needId)) return needId;
    return onlyPresent({ ...draft, meetingId, introductionId, needId });
  }

  private async memorandumOf(draft: ClaimDraft): Promise<Memorandum | undefined | Refusal> {
    const { memorandumId: id, milestoneId, enterpriseId } = draft;
    if (id === undefined) return undefined;
    const memorandum = (await this.memoranda.find(id))?.memorandum;
    if (memorandum === undefined) return refuse('reference.memorandum-unknown', 'invalid', { id });
    if (!organisationsOf(memorandum.content).includes(enterpriseId)) {
      return refuse('reference.memorandum-of-others', 'invalid');
    }
    if (memorandum.signedOn === undefined) return refuse('reference.memorandum-not-signed', 'conflict');
    const known = memorandum.milestones.some((milestone) => milestone.milestoneId === milestoneId);
    return milestoneId === undefined || known
      ? memorandum
      : refuse('reference.milestone-unknown', 'invalid', { id: milestoneId });
  }

  private async introductionOf(
    unit: UnitOfWork,
    introductionId: string | undefined,
    meetingId: string | undefined,
  ): Promise<string | undefined | Refusal> {
    if (meetingId === undefined) return introductionId;
    const heldOver = await this.introductions.introductionOf(unit, meetingId);
    if (heldOver === undefined) return refuse('reference.meeting-unknown', 'conflict', { id: meetingId });
    return introductionId === undefined || introductionId === heldOver
      ? heldOver
      : refuse('reference.meeting-of-another-introduction', 'invalid');
  }

  private async needOf(
    unit: UnitOfWork,
    id: string | undefined,
    enterpriseId: string,
  ): Promise<string | undefined | Refusal> {
    if (id === undefined) return undefined;
    const introduction = await this.introductions.find(unit, id);
    if (introduction === undefined) return refuse('reference.introduction-unknown', 'conflict', { id });
    if (!introduction.accepted) return refuse('reference.introduction-not-accepted', 'conflict', { id });
    return introduction.organisationIds.includes(enterpriseId)
      ? introduction.needId
      : refuse('reference.introduction-of-others', 'invalid', { id });
  }
}
