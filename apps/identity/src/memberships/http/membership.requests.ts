import { Code, Text, Uuid } from '@harbourlink/service-kit/http';
import { organisationKinds, roles } from '../domain/role.js';
import type { OrganisationKind, Role } from '../domain/role.js';

export class GrantMembershipRequest {
  @Uuid()
  personId!: string;

  @Text({ max: 64, description: 'A UUID for a firm (its enterprise id), a code for an office or agency' })
  organisationId!: string;

  @Code(organisationKinds)
  organisationKind!: OrganisationKind;

  @Code(roles)
  role!: Role;
}
