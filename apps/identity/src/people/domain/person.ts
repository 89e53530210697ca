import { refuse } from '@harbourlink/kernel';
import type { Language, LocalizedText, Refusal, Trilingual } from '@harbourlink/kernel';

/** Somebody with an account. Personal data: it never leaves identity except through the routes made for it. */
export interface Person {
  readonly id: string;
  readonly version: number;
  readonly names: LocalizedText;
  readonly email: string;
  readonly language: Language;
  readonly sample: boolean;
}

export type PersonRefusal = 'person.missing' | 'person.email-taken' | 'person.nameless';

export const personRefusals = {
  'person.missing': { 'zh-Hans': '没有此人。', 'zh-Hant': '沒有此人。', en: 'There is no such person.' },
  'person.email-taken': {
    'zh-Hans': '此电邮地址已属于另一个账户。',
    'zh-Hant': '此電郵地址已屬於另一個帳戶。',
    en: 'This e-mail address belongs to another account.',
  },
  'person.nameless': {
    'zh-Hans': '请至少以一种语言填写姓名。',
    'zh-Hant': '請至少以一種語言填寫姓名。',
    en: 'Give the name in at least one language.',
  },
} satisfies Record<PersonRefusal, Trilingual>;

/** A person is called something in at least one language. */
export function mustHaveAName(names: LocalizedText): Refusal<PersonRefusal> | undefined {
  const given = Object.values(names).some((name) => name.trim() !== '');
  return given ? undefined : refuse('person.nameless', 'invalid');
}

/** So many wrong passwords in a row, and the account rests: longer than a guesser has patience for. */
export const wrongPasswordsAllowed = 10;
export const restMinutes = 15;
