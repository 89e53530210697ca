import { Code, Localized, Text } from '@harbourlink/service-kit/http';
import { languages } from '@harbourlink/kernel';
import type { Language, LocalizedText } from '@harbourlink/kernel';

export class AddPersonRequest {
  @Localized({ max: 100, description: 'In at least one language' })
  names!: LocalizedText;

  @Text({ max: 254, pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ })
  email!: string;

  @Code(languages)
  language!: Language;

  @Text({ max: 256, min: 12, optional: true, description: 'Absent: the person cannot sign in with a password yet' })
  password?: string;
}
