import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '@harbourlink/kernel';
import { EntityRows } from '@harbourlink/persistence';
import type {
  Introduction,
  IntroductionResult,
  IntroductionStatus,
  Party,
  WithdrawalReason,
} from '../domain/introduction.js';

@Entity('introduction')
export class IntroductionRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: IntroductionStatus;

  @Column('uuid', { name: 'suggestion_ids', array: true })
  suggestionIds!: string[];

  @Column('uuid', { name: 'need_id' })
  needId!: string;

  @Column('jsonb')
  parties!: Party[];

  /** The organisations of `parties`, for finding an organisation's introductions. */
  @Column('uuid', { name: 'organisation_ids', array: true })
  organisationIds!: string[];

  /** The offers of `parties`, for counting the places taken. */
  @Column('uuid', { name: 'offer_ids', array: true })
  offerIds!: string[];

  @Column('uuid', { name: 'proposed_by_person_id' })
  proposedByPersonId!: string;

  @Column('text', { name: 'office_code' })
  officeCode!: string;

  @Column('timestamptz', { name: 'nudge_at' })
  nudgeAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('boolean')
  nudged!: boolean;

  @Column('boolean')
  extended!: boolean;

  @Column('jsonb', { nullable: true })
  decline!: Introduction['decline'] | null;

  @Column('text', { name: 'withdrawal_reason_code', nullable: true })
  withdrawalReasonCode!: WithdrawalReason | null;

  @Column('text', { name: 'result_code', nullable: true })
  resultCode!: IntroductionResult | null;
}

export function toIntroduction(row: IntroductionRow): Introduction {
  const { status, suggestionIds, needId, parties, proposedByPersonId, officeCode, nudged, extended } = row;
  return {
    ...{ status, suggestionIds, needId, parties, proposedByPersonId, officeCode, nudged, extended },
    nudgeAt: instant(row.nudgeAt),
    expiresAt: instant(row.expiresAt),
    ...(row.decline === null || row.decline === undefined ? {} : { decline: row.decline }),
    ...(row.withdrawalReasonCode === null ? {} : { withdrawalReasonCode: row.withdrawalReasonCode }),
    ...(row.resultCode === null ? {} : { resultCode: row.resultCode }),
  };
}

export const introductionRows = new EntityRows<Introduction, IntroductionRow>(IntroductionRow, {
  toState: toIntroduction,
  toRow(id, introduction) {
    return {
      ...introduction,
      id,
      suggestionIds: [...introduction.suggestionIds],
      parties: [...introduction.parties],
      organisationIds: introduction.parties.map(({ organisationId }) => organisationId),
      offerIds: introduction.parties.flatMap(({ offerId }) => (offerId === undefined ? [] : [offerId])),
      nudgeAt: new Date(introduction.nudgeAt),
      expiresAt: new Date(introduction.expiresAt),
      decline: introduction.decline ?? null,
      withdrawalReasonCode: introduction.withdrawalReasonCode ?? null,
      resultCode: introduction.resultCode ?? null,
    };
  },
});
