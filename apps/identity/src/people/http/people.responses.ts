import { Code, Flag, Localized, NestedList, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import { languages } from '@harbourlink/kernel';
import type { Language, LocalizedText } from '@harbourlink/kernel';
import { organisationKinds, roles } from '../../memberships/domain/role.js';
import type { OrganisationKind, Role } from '../../memberships/domain/role.js';

/** A role the person has in an organisation. */
export class HeldMembershipResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 1_000_000_000, description: 'Give it back as If-Match to revoke' })
  version!: number;

  @Text({ max: 64, description: 'A UUID for a firm, a code for an office or agency' })
  organisationId!: string;

  @Localized({ max: 200, optional: true, description: 'Absent for a firm that has no profile yet' })
  organisationNames?: LocalizedText;

  @Code(organisationKinds)
  organisationKind!: OrganisationKind;

  @Code(roles)
  role!: Role;
}

export class PersonResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 1_000_000_000 })
  version!: number;

  @Localized({ max: 100 })
  names!: LocalizedText;

  @Text({ max: 254 })
  email!: string;

  @Code(languages)
  language!: Language;

  @Flag({ description: 'A sample: fictional, and anybody may sign in as this person while samples are on' })
  sample!: boolean;

  @NestedList(() => HeldMembershipResponse, { max: 100 })
  memberships!: HeldMembershipResponse[];
}

/** What a mail needs. */
export class AddressResponse {
  @Text({ max: 254 })
  email!: string;

  @Code(languages)
  language!: Language;

  @Localized({ max: 100 })
  names!: LocalizedText;
}

export class SamplePersonResponse {
  @Text({ max: 40, description: 'What scripts call the person: E1, P4, officer-shanghai' })
  key!: string;

  @Uuid()
  personId!: string;

  @Localized({ max: 100 })
  names!: LocalizedText;

  @Text({ max: 254 })
  email!: string;

  @Code(roles)
  role!: Role;

  @Text({ max: 64 })
  organisationId!: string;

  @Code(organisationKinds)
  organisationKind!: OrganisationKind;
}

export class SamplePeopleResponse {
  @NestedList(() => SamplePersonResponse, { max: 100 })
  items!: SamplePersonResponse[];
}
