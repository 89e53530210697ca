import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EntityRows } from '@harbourlink/persistence';
import type { Membership } from '../domain/membership.js';
import type { OrganisationKind, Role } from '../domain/role.js';

@Entity('membership')
export class MembershipRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: 'active' | 'revoked';

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text', { name: 'organisation_id' })
  organisationId!: string;

  @Column('text', { name: 'organisation_kind' })
  organisationKind!: OrganisationKind;

  @Column('text')
  role!: Role;
}

export const membershipRows = new EntityRows<Membership, MembershipRow>(MembershipRow, {
  toState: ({ status, personId, organisationId, organisationKind, role }) => ({
    status,
    personId,
    organisationId,
    organisationKind,
    role,
  }),
  toRow: (id, membership) => ({ id, ...membership }),
});
