import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EntityRows } from '@harbourlink/persistence';
import { organisationsOf } from '../domain/memorandum.js';
import type {
  HoldReason,
  Memorandum,
  MemorandumContent,
  Stage,
  Status,
  TerminationReason,
} from '../domain/memorandum.js';
import type { Milestone } from '../domain/milestone.js';

@Entity('memorandum')
export class MemorandumRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text')
  stage!: Stage;

  @Column('text')
  status!: Status;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode!: HoldReason | TerminationReason | null;

  @Column('text', { name: 'office_code' })
  officeCode!: string;

  @Column('uuid', { name: 'owner_person_id' })
  ownerPersonId!: string;

  @Column('text', { name: 'signed_on', nullable: true })
  signedOn!: string | null;

  @Column('jsonb')
  content!: MemorandumContent;

  @Column('jsonb')
  milestones!: readonly Milestone[];

  /** Taken from the content, for the lists. */
  @Column('text', { name: 'organisation_ids', array: true })
  organisationIds!: string[];

  @Column('uuid', { name: 'introduction_id', nullable: true })
  introductionId!: string | null;

  @Column('uuid', { name: 'parent_memorandum_id', nullable: true })
  parentMemorandumId!: string | null;
}

export function toMemorandum(row: MemorandumRow): Memorandum {
  const { content, ownerPersonId, officeCode, stage, status, milestones, signedOn, reasonCode } = row;
  return {
    content,
    ownerPersonId,
    officeCode,
    stage,
    status,
    milestones,
    ...(signedOn === null ? {} : { signedOn }),
    ...(reasonCode === null ? {} : { reasonCode }),
  };
}

export const memorandumRows = new EntityRows<Memorandum, MemorandumRow>(MemorandumRow, {
  toState: toMemorandum,
  toRow: (id, memorandum) => ({
    ...memorandum,
    id,
    signedOn: memorandum.signedOn ?? null,
    reasonCode: memorandum.reasonCode ?? null,
    organisationIds: organisationsOf(memorandum.content),
    introductionId: memorandum.content.introductionId ?? null,
    parentMemorandumId: memorandum.content.parentMemorandumId ?? null,
  }),
});
