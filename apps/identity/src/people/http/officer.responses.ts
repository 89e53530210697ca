import type { LocalizedText } from '@harbourlink/kernel';
import { Code, Codes, Localized, NestedList, Text, Uuid } from '@harbourlink/service-kit/http';
import { agencies, offices, roles } from '../../memberships/domain/role.js';
import type { Role } from '../../memberships/domain/role.js';

const codes: readonly string[] = [...offices, ...agencies];
const uuid = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

export class OfficersQuery {
  @Text({
    max: 3_700,
    optional: true,
    pattern: new RegExp(`^${uuid}(,${uuid}){0,99}$`),
    description: 'Ids of people, with commas between them; at most 100.',
  })
  ids?: string;

  @Code(codes, { optional: true })
  office?: string;
}

export class OfficerResponse {
  @Uuid()
  personId!: string;

  @Localized({ max: 100 })
  names!: LocalizedText;

  @Codes(codes, { description: 'The offices they work for now; none when they have left.' })
  officeCodes!: readonly string[];

  @Codes(roles)
  roles!: readonly Role[];
}

export class OfficersResponse {
  @NestedList(() => OfficerResponse, { max: 200 })
  items!: readonly OfficerResponse[];
}
