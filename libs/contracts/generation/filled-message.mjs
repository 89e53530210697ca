// A message with a telling value in every field, the same at every run: the domain's plain form and the message's.
import { isFieldSet, ScalarType } from '@bufbuild/protobuf';
import { reflect } from '@bufbuild/protobuf/reflect';
import { localizedText } from './plain-types.mjs';

const trilingual = { 'zh-Hans': '深圳华药', 'zh-Hant': '深圳華藥', en: 'Shenzhen Hua Pharma' };

/** Both forms of one filled message: `plain` as `decodeEvent` gives it, `message` as the protobuf runtime takes it. */
export function filledMessage(desc) {
  if (desc.typeName === localizedText) {
    return {
      plain: trilingual,
      message: { zhHans: trilingual['zh-Hans'], zhHant: trilingual['zh-Hant'], en: trilingual.en },
    };
  }
  const plain = {};
  const message = {};
  for (const field of desc.fields) {
    const count = field.fieldKind === 'list' ? 2 : 1;
    const items = Array.from({ length: count }, (_, index) =>
      field.message ? filledMessage(field.message) : scalarTwice(field, index),
    );
    plain[field.localName] = field.fieldKind === 'list' ? items.map((item) => item.plain) : items[0].plain;
    message[field.localName] = field.fieldKind === 'list' ? items.map((item) => item.message) : items[0].message;
  }
  return { plain, message };
}

/** True when the message and every message in it has a value in every field of its schema. */
export function holdsEveryField(desc, message) {
  const fields = reflect(desc, message);
  return desc.fields.every((field) => {
    if (!isFieldSet(message, field)) return false;
    if (!field.message) return true;
    const values = field.fieldKind === 'list' ? [...fields.get(field)] : [fields.get(field)];
    return values.every((value) => holdsEveryField(field.message, value.message));
  });
}

function scalarTwice(field, index) {
  const value = scalarOf(field, index);
  return { plain: value, message: value };
}

function scalarOf(field, index) {
  if (field.scalar === ScalarType.BOOL) return true;
  if (field.scalar === ScalarType.DOUBLE) return field.number + 0.5;
  if (field.scalar !== ScalarType.STRING) return field.number * 100 + index;
  const number = String(field.number * 10 + index);
  if (/_ids?$/.test(field.name)) return `019390a4-0000-7000-8000-${number.padStart(12, '0')}`;
  if (/_at$/.test(field.name)) return `2026-11-22T08:00:00.${number.padStart(3, '0')}Z`;
  if (/_on$/.test(field.name)) return '2026-11-22';
  if (field.name === 'amount') return '1250000.50';
  if (field.name === 'currency') return 'HKD';
  return `${field.name.replaceAll('_', '-')}-${number}`;
}
