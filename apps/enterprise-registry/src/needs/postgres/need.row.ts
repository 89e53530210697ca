import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EntityRows } from '@harbourlink/persistence';
import type { Need, NeedContent, NeedEnding, NeedStatus } from '../domain/need.js';

@Entity('need')
export class NeedRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text')
  status!: NeedStatus;

  @Column('jsonb')
  content!: NeedContent;

  @Column('text', { name: 'ends_on', nullable: true })
  endsOn!: string | null;

  @Column('text', { name: 'ended_reason_code', nullable: true })
  endedReasonCode!: NeedEnding | 'expired' | null;

  /** Taken from the content, for the lists. */
  @Column('uuid', { name: 'enterprise_id' })
  enterpriseId!: string;

  @Column('text', { name: 'service_codes', array: true })
  serviceCodes!: string[];
}

export function toNeed({ status, content, endsOn, endedReasonCode }: NeedRow): Need {
  return {
    status,
    content,
    ...(endsOn === null ? {} : { endsOn }),
    ...(endedReasonCode === null ? {} : { endedReasonCode }),
  };
}

export const needRows = new EntityRows<Need, NeedRow>(NeedRow, {
  toState: toNeed,
  toRow: (id, { status, content, endsOn, endedReasonCode }) => ({
    id,
    status,
    content,
    endsOn: endsOn ?? null,
    endedReasonCode: endedReasonCode ?? null,
    enterpriseId: content.enterpriseId,
    serviceCodes: [...content.serviceCodes],
  }),
});
