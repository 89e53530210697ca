import type { DescField, DescFile, DescMessage } from '@bufbuild/protobuf';
import { ScalarType } from '@bufbuild/protobuf';

/** What a .proto file must not do, each with what it found: `harbourlink.registry.v1.CaseOpened.note: why`. */
export type ProtoRule = (file: DescFile, commentOf: (message: DescMessage) => string) => string[];

const suffixesOfText = ['_id', '_ids', '_code', '_codes', '_at', '_on'];
/** Particulars of a firm, amounts, and the texts and names that are a business's own. Nothing about people or talks. */
const namesOfText = [
  ...['uscc', 'br_number', 'website', 'area_text', 'industry_text', 'amount', 'currency'],
  ...['names', 'name', 'title', 'texts', 'zh_hans', 'zh_hant', 'en'],
];
const plainScalars = [ScalarType.STRING, ScalarType.BOOL, ScalarType.INT32, ScalarType.UINT32, ScalarType.DOUBLE];

export const protoRules = {
  textIsOfAKnownName(file) {
    return fieldsOf(file)
      .filter((field) => holdsText(field) && !mayHoldText(field.name))
      .map((field) => `${nameOf(field)}: text may only be ${suffixesOfText.join(' ')} ${namesOfText.join(' ')}`);
  },

  everyEventSaysWhatHappened(file, commentOf) {
    if (!isOfAnAggregate(file)) return [];
    return file.messages
      .filter((message) => commentOf(message) === '')
      .map((message) => `${message.typeName}: needs a comment that says what happened`);
  },

  anEventDoesNotRepeatItsKey(file) {
    if (!isOfAnAggregate(file)) return [];
    const key = `${file.name.split('/').at(-1) ?? ''}_id`;
    return fieldsOf(file)
      .filter((field) => field.name === key)
      .map((field) => `${nameOf(field)}: the envelope's key says it`);
  },

  scalarsAreThoseOfJson(file) {
    return fieldsOf(file)
      .filter((field) => field.fieldKind !== 'map' && !field.message && !field.enum)
      .filter((field) => field.scalar === undefined || !plainScalars.includes(field.scalar))
      .map((field) => `${nameOf(field)}: string, bool, int32, uint32 and double are exact in JSON`);
  },

  thereIsNoMap(file) {
    return fieldsOf(file)
      .filter((field) => field.fieldKind === 'map')
      .map((field) => `${nameOf(field)}: the bytes of a map have no order`);
  },

  thereIsNoOneof(file) {
    return file.messages
      .flatMap((message) => message.oneofs)
      .map((oneof) => `${oneof.parent.typeName}.${oneof.name}: alternatives are events or a code`);
  },

  thereIsNoEnum(file) {
    return [...file.enums, ...file.messages.flatMap((message) => message.nestedEnums)].map(
      (declared) => `${declared.typeName}: closed sets travel as codes`,
    );
  },

  thereIsNoNestedMessage(file) {
    return file.messages
      .flatMap((message) => message.nestedMessages)
      .filter((nested) => nested.proto.options?.mapEntry !== true)
      .map((nested) => `${nested.typeName}: values are declared in types.proto`);
  },

  thereIsNoRecursion(file) {
    return file.messages
      .filter((message) => reaches(message, message, new Set()))
      .map((message) => `${message.typeName}: holds itself`);
  },

  thereIsNoService(file) {
    return file.services.map((service) => `${service.typeName}: services talk by events`);
  },
} satisfies Record<string, ProtoRule>;

function fieldsOf(file: DescFile): DescField[] {
  return file.messages.flatMap((message) => message.fields);
}

function nameOf(field: DescField): string {
  return `${field.parent.typeName}.${field.name}`;
}

function holdsText(field: DescField): boolean {
  if (field.message) return field.message.typeName === 'harbourlink.type.v1.LocalizedText';
  return field.fieldKind !== 'map' && field.scalar === ScalarType.STRING;
}

function mayHoldText(name: string): boolean {
  return namesOfText.includes(name) || suffixesOfText.some((suffix) => name.endsWith(suffix));
}

function isOfAnAggregate(file: DescFile): boolean {
  return !file.name.startsWith('harbourlink/type/') && !file.name.endsWith('/types');
}

function reaches(from: DescMessage, target: DescMessage, seen: Set<DescMessage>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return from.fields.some(({ message }) => message && (message === target || reaches(message, target, seen)));
}
