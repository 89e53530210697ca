import { languages } from '@harbourlink/kernel';
import type { Language, LocalizedText } from '@harbourlink/kernel';
import { Code, Localized, NestedList, Text, Uuid } from '@harbourlink/service-kit/http';

export class ContactsQuery {
  @Uuid()
  introductionId!: string;
}

export class ContactPersonResponse {
  @Uuid()
  personId!: string;

  @Localized({ max: 100 })
  names!: LocalizedText;

  @Text({ max: 254 })
  email!: string;

  @Code(languages, { description: 'The language to write in.' })
  language!: Language;
}

export class DisclosedPartyResponse {
  @Uuid()
  organisationId!: string;

  @Localized({ max: 200, optional: true })
  organisationNames?: LocalizedText;

  @NestedList(() => ContactPersonResponse, { description: 'Who accepted for it; nobody when they have left.' })
  people!: readonly ContactPersonResponse[];
}

export class ContactsResponse {
  @Uuid()
  introductionId!: string;

  @NestedList(() => DisclosedPartyResponse)
  items!: readonly DisclosedPartyResponse[];
}
