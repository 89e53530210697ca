import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EntityRows } from '@harbourlink/persistence';
import type { Halt, Outcome, OutcomeContent, OutcomeStatus } from '../domain/outcome.js';

@Entity('outcome')
export class OutcomeRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text')
  status!: OutcomeStatus;

  /** Taken from the content, for the lists. */
  @Column('uuid', { name: 'enterprise_id' })
  enterpriseId!: string;

  @Column('uuid', { name: 'memorandum_id', nullable: true })
  memorandumId!: string | null;

  @Column('uuid', { name: 'claimed_by_person_id' })
  claimedByPersonId!: string;

  @Column('text', { name: 'office_code' })
  officeCode!: string;

  @Column('jsonb')
  content!: OutcomeContent;

  @Column('uuid', { name: 'corrects_outcome_id', nullable: true })
  correctsOutcomeId!: string | null;

  @Column('uuid', { name: 'correction_outcome_id', nullable: true })
  correctionOutcomeId!: string | null;

  @Column('jsonb', { nullable: true })
  confirmation!: Outcome['confirmation'] | null;

  @Column('jsonb', { nullable: true })
  verification!: Outcome['verification'] | null;

  @Column('text', { name: 'halted_as', nullable: true })
  haltedAs!: Halt | null;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode!: Outcome['reasonCode'] | null;
}

export function toOutcome(row: OutcomeRow): Outcome {
  const { content, claimedByPersonId, officeCode, status } = row;
  const { correctsOutcomeId, correctionOutcomeId, confirmation, verification, haltedAs, reasonCode } = row;
  return {
    content,
    claimedByPersonId,
    officeCode,
    status,
    ...(correctsOutcomeId === null ? {} : { correctsOutcomeId }),
    ...(correctionOutcomeId === null ? {} : { correctionOutcomeId }),
    ...(confirmation ? { confirmation } : {}),
    ...(verification ? { verification } : {}),
    ...(haltedAs ? { haltedAs } : {}),
    ...(reasonCode ? { reasonCode } : {}),
  };
}

export const outcomeRows = new EntityRows<Outcome, OutcomeRow>(OutcomeRow, {
  toState: toOutcome,
  toRow: (id, outcome) => ({
    ...outcome,
    id,
    enterpriseId: outcome.content.enterpriseId,
    memorandumId: outcome.content.memorandumId ?? null,
    correctsOutcomeId: outcome.correctsOutcomeId ?? null,
    correctionOutcomeId: outcome.correctionOutcomeId ?? null,
    confirmation: outcome.confirmation ?? null,
    verification: outcome.verification ?? null,
    haltedAs: outcome.haltedAs ?? null,
    reasonCode: outcome.reasonCode ?? null,
  }),
});
