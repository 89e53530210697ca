import type { ValidationError } from 'class-validator';
import type { Language, Trilingual } from '@harbourlink/kernel';
import { fill } from './problem.js';
import type { FieldError } from './problem.js';

/** A constraint's stable code and its text; `{0}`, `{1}` are the constraint's own values. */
const messages: Readonly<Record<string, { code: string; text: Trilingual }>> = {
  whitelistValidation: entry('field.unknown', '没有此字段', '沒有此欄位', 'There is no such field'),
  isDefined: entry('field.required', '必须填写', '必須填寫', 'This is required'),
  isNotEmpty: entry('field.required', '必须填写', '必須填寫', 'This is required'),
  isString: entry('field.not-text', '必须是文字', '必須是文字', 'This must be text'),
  isLength: entry(
    'field.length',
    '长度须为 {0} 至 {1} 个字符',
    '長度須為 {0} 至 {1} 個字元',
    'This must have {0} to {1} characters',
  ),
  isPlainText: entry(
    'field.control-characters',
    '不得含有控制字符',
    '不得含有控制字元',
    'This must not contain control characters',
  ),
  matches: entry('field.format', '格式不正确', '格式不正確', 'This does not have the right format'),
  isIn: entry('field.not-a-code', '不是可用的代码', '不是可用的代碼', 'This is not one of the codes'),
  isUuid: entry('field.not-an-id', '必须是 UUID', '必須是 UUID', 'This must be an id (a lower-case UUID)'),
  isUuidText: entry('field.not-an-id', '必须是 UUID', '必須是 UUID', 'This must be an id (a lower-case UUID)'),
  isInt: entry('field.not-whole', '必须是整数', '必須是整數', 'This must be a whole number'),
  min: entry('field.too-small', '不得小于 {0}', '不得小於 {0}', 'This must be at least {0}'),
  max: entry('field.too-big', '不得大于 {0}', '不得大於 {0}', 'This must be at most {0}'),
  isDecimalAmount: entry(
    'field.not-an-amount',
    '必须是最多两位小数的金额',
    '必須是最多兩位小數的金額',
    'This must be an amount with at most two decimals, as text',
  ),
  isCalendarDate: entry(
    'field.not-a-date',
    '必须是日期 YYYY-MM-DD',
    '必須是日期 YYYY-MM-DD',
    'This must be a date, YYYY-MM-DD',
  ),
  isMoment: entry(
    'field.not-a-moment',
    '必须是 ISO 8601 的 UTC 时间',
    '必須是 ISO 8601 的 UTC 時間',
    'This must be a UTC moment in ISO 8601',
  ),
  isBoolean: entry('field.not-a-flag', '必须是 true 或 false', '必須是 true 或 false', 'This must be true or false'),
  isArray: entry('field.not-a-list', '必须是列表', '必須是列表', 'This must be a list'),
  arrayMaxSize: entry('field.too-many', '最多 {0} 项', '最多 {0} 項', 'At most {0} items'),
  arrayMinSize: entry('field.too-few', '至少 {0} 项', '至少 {0} 項', 'At least {0} items'),
  arrayUnique: entry('field.repeated', '不得重复', '不得重複', 'Items must not repeat'),
  isLocalized: entry(
    'field.not-localized',
    '须为 zh-Hans、zh-Hant、en 中至少一种语言的文字，每种最多 {0} 个字符',
    '須為 zh-Hans、zh-Hant、en 中至少一種語言的文字，每種最多 {0} 個字元',
    'This must hold text in at least one of zh-Hans, zh-Hant, en, each of at most {0} characters',
  ),
  isObject: entry('field.not-an-object', '必须是对象', '必須是物件', 'This must be an object'),
  nestedValidation: entry('field.not-an-object', '必须是对象', '必須是物件', 'This must be an object'),
  isUrl: entry('field.not-an-address', '必须是 http(s) 网址', '必須是 http(s) 網址', 'This must be a web address'),
  isEmail: entry('field.not-an-email', '必须是电子邮件地址', '必須是電郵地址', 'This must be an e-mail address'),
};

function entry(code: string, hans: string, hant: string, en: string): { code: string; text: Trilingual } {
  return { code, text: { 'zh-Hans': `${hans}。`, 'zh-Hant': `${hant}。`, en: `${en}.` } };
}

const unknownConstraint = entry('field.invalid', '内容不正确', '內容不正確', 'This is not valid');

/** class-validator's findings as field errors, in one language, in the order of the fields. */
export function fieldErrors(errors: readonly ValidationError[], language: Language, path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = /^\d+$/.test(error.property)
      ? `${path}[${error.property}]`
      : path === ''
        ? error.property
        : `${path}.${error.property}`;
    const own = Object.keys(error.constraints ?? {}).map((name) => {
      const { code, text } = messages[name] ?? unknownConstraint;
      return { field, code, message: fill(text[language], valuesOf(error, name)) };
    });
    return [...own, ...fieldErrors(error.children ?? [], language, field)];
  });
}

/** The constraint's own values stand in the message class-validator was given: a JSON list, see fields.ts. */
function valuesOf(error: ValidationError, name: string): Record<string, unknown> {
  try {
    const values: unknown = JSON.parse(error.constraints?.[name] ?? '[]');
    return Array.isArray(values) ? Object.fromEntries(values.map((value, index) => [String(index), value])) : {};
  } catch {
    return {};
  }
}
