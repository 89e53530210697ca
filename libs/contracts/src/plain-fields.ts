import type { DescField, DescMessage } from '@bufbuild/protobuf';

/** A field as the plain form of a message knows it. */
export interface PlainField {
  readonly desc: DescField;
  /** The key in the plain object. */
  readonly key: string;
  /** The property of the runtime's message. */
  readonly property: string;
  readonly isList: boolean;
  /** Declared `optional`; the runtime itself treats every singular message so. */
  readonly mayBeAbsent: boolean;
}

export interface PlainFields {
  readonly all: readonly PlainField[];
  readonly byKey: ReadonlyMap<string, PlainField>;
  readonly byNumber: ReadonlyMap<number, PlainField>;
}

const languageTags: Readonly<Record<string, string>> = { zhHans: 'zh-Hans', zhHant: 'zh-Hant', en: 'en' };
const known = new WeakMap<DescMessage, PlainFields>();

/** The fields of a message in plain form, worked out once per schema. */
export function plainFieldsOf(schema: DescMessage): PlainFields {
  const found = known.get(schema);
  if (found) return found;
  const isLocalizedText = schema.typeName === 'harbourlink.type.v1.LocalizedText';
  const all = schema.fields.map((desc) => ({
    desc,
    key: isLocalizedText ? (languageTags[desc.localName] ?? desc.localName) : desc.localName,
    property: desc.localName,
    isList: desc.fieldKind === 'list',
    mayBeAbsent: desc.proto.proto3Optional,
  }));
  const fields = {
    all,
    byKey: new Map(all.map((field) => [field.key, field])),
    byNumber: new Map(all.map((field) => [field.desc.number, field])),
  };
  known.set(schema, fields);
  return fields;
}
