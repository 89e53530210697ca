import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EntityRows } from '@harbourlink/persistence';
import type { Case, CaseClosing, CaseStatus, FormerHolder, UnroutedReason } from '../domain/case.js';

/** `case` is a word of SQL. */
@Entity('enterprise_case')
export class CaseRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text')
  status!: CaseStatus;

  @Column('uuid', { name: 'enterprise_id' })
  enterpriseId!: string;

  @Column('text', { name: 'office_code', nullable: true })
  officeCode!: string | null;

  @Column('text', { name: 'unrouted_reason_code', nullable: true })
  unroutedReasonCode!: UnroutedReason | null;

  @Column('uuid', { name: 'owner_person_id', nullable: true })
  ownerPersonId!: string | null;

  @Column('jsonb', { name: 'former_holders' })
  formerHolders!: readonly FormerHolder[];

  @Column('text', { name: 'closed_reason_code', nullable: true })
  closedReasonCode!: CaseClosing | null;
}

export function toCase(row: CaseRow): Case {
  const { status, enterpriseId, officeCode, unroutedReasonCode, ownerPersonId, formerHolders, closedReasonCode } = row;
  return {
    status,
    enterpriseId,
    formerHolders,
    ...(officeCode === null ? {} : { officeCode }),
    ...(unroutedReasonCode === null ? {} : { unroutedReasonCode }),
    ...(ownerPersonId === null ? {} : { ownerPersonId }),
    ...(closedReasonCode === null ? {} : { closedReasonCode }),
  };
}

export function toCaseRow(id: string, known: Case): Omit<CaseRow, 'version'> {
  return {
    id,
    status: known.status,
    enterpriseId: known.enterpriseId,
    officeCode: known.officeCode ?? null,
    unroutedReasonCode: known.unroutedReasonCode ?? null,
    ownerPersonId: known.ownerPersonId ?? null,
    formerHolders: known.formerHolders,
    closedReasonCode: known.closedReasonCode ?? null,
  };
}

export const caseRows = new EntityRows<Case, CaseRow>(CaseRow, { toState: toCase, toRow: toCaseRow });
