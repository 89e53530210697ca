import { Code, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import { organisationKinds, roles } from '../domain/role.js';
import type { OrganisationKind, Role } from '../domain/role.js';

export class MembershipResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 1_000_000_000 })
  version!: number;

  @Code(['active', 'revoked'])
  status!: 'active' | 'revoked';

  @Uuid()
  personId!: string;

  @Text({ max: 64 })
  organisationId!: string;

  @Code(organisationKinds)
  organisationKind!: OrganisationKind;

  @Code(roles)
  role!: Role;
}
