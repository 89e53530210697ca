import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '@harbourlink/kernel';
import { EntityRows } from '@harbourlink/persistence';
import type { Enterprise, EnterpriseStatus, Revision } from '../domain/enterprise.js';
import type { EnterpriseProfile } from '../domain/enterprise-profile.js';

@Entity('enterprise')
export class EnterpriseRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text')
  status!: EnterpriseStatus;

  @Column('jsonb')
  profile!: EnterpriseProfile;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;

  @Column('text', { name: 'checked_on', nullable: true })
  checkedOn!: string | null;

  @Column('text', { name: 'valid_until_on', nullable: true })
  validUntilOn!: string | null;

  @Column('text', { name: 'reason_codes', array: true })
  reasonCodes!: string[];

  @Column('jsonb', { nullable: true })
  revision!: Revision | null;

  /** From here on taken from the profile, for the lists and for telling firms apart. */
  @Column('text', { nullable: true })
  uscc!: string | null;

  @Column('text', { name: 'br_number', nullable: true })
  brNumber!: string | null;

  @Column('text', { name: 'listing_code', nullable: true })
  listingCode!: string | null;

  @Column('text', { name: 'sector_codes', array: true })
  sectorCodes!: string[];

  /** Every name in small letters, one a line. */
  @Column('text', { name: 'searched_names' })
  searchedNames!: string;

  /** True while an officer is to look at it: a submitted profile, or a submitted revision of a checked one. */
  @Column('boolean', { name: 'awaits_check' })
  awaitsCheck!: boolean;
}

/** What of a row tells the state. */
export type EnterpriseState = Pick<
  EnterpriseRow,
  'status' | 'profile' | 'submittedAt' | 'checkedOn' | 'validUntilOn' | 'reasonCodes' | 'revision'
>;

export function toEnterprise(row: EnterpriseState): Enterprise {
  const { status, profile, submittedAt, checkedOn, validUntilOn, reasonCodes, revision } = row;
  return {
    status,
    profile,
    reasonCodes,
    ...(submittedAt === null ? {} : { submittedAt: instant(submittedAt) }),
    ...(checkedOn === null || validUntilOn === null ? {} : { checked: { on: checkedOn, validUntilOn } }),
    ...(revision === null ? {} : { revision }),
  };
}

export function toEnterpriseRow(id: string, enterprise: Enterprise): Omit<EnterpriseRow, 'version'> {
  const { status, profile, submittedAt, checked, reasonCodes, revision } = enterprise;
  return {
    id,
    status,
    profile,
    submittedAt: submittedAt === undefined ? null : new Date(submittedAt),
    checkedOn: checked?.on ?? null,
    validUntilOn: checked?.validUntilOn ?? null,
    reasonCodes: [...reasonCodes],
    revision: revision ?? null,
    uscc: profile.uscc ?? null,
    brNumber: profile.brNumber ?? null,
    listingCode: profile.listing?.listingCode ?? null,
    sectorCodes: [...profile.sectorCodes],
    searchedNames: Object.values(profile.names).join('\n').toLowerCase(),
    awaitsCheck: status === 'submitted' || (status === 'checked' && revision?.status === 'submitted'),
  };
}

export const enterpriseRows = new EntityRows<Enterprise, EnterpriseRow>(EnterpriseRow, {
  toState: toEnterprise,
  toRow: toEnterpriseRow,
});
