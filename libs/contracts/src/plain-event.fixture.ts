import type { DescField, DescMessage } from '@bufbuild/protobuf';
import { ScalarType } from '@bufbuild/protobuf';
import * as fc from 'fast-check';

const text = fc.string({ unit: 'binary' });

const scalars: Partial<Record<ScalarType, fc.Arbitrary<unknown>>> = {
  [ScalarType.STRING]: text,
  [ScalarType.BOOL]: fc.boolean(),
  [ScalarType.INT32]: fc.integer(),
  [ScalarType.UINT32]: fc.nat({ max: 0xffff_ffff }),
  [ScalarType.DOUBLE]: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
};

const localizedText = fc.record(
  { 'zh-Hans': text, 'zh-Hant': text, en: text },
  { requiredKeys: [], noNullPrototype: true },
);

/** Any plain object that is an event (or value) of this schema. */
export function plainOf(schema: DescMessage): fc.Arbitrary<Record<string, unknown>> {
  if (schema.typeName === 'harbourlink.type.v1.LocalizedText') return localizedText;
  const fields = Object.fromEntries(schema.fields.map((field) => [field.localName, valueOf(field)]));
  const always = schema.fields.filter((field) => !field.proto.proto3Optional).map((field) => field.localName);
  return fc.record(fields, { requiredKeys: always, noNullPrototype: true });
}

function valueOf(field: DescField): fc.Arbitrary<unknown> {
  return field.fieldKind === 'list' ? fc.array(itemOf(field), { maxLength: 3 }) : itemOf(field);
}

function itemOf(field: DescField): fc.Arbitrary<unknown> {
  const item = field.message ? plainOf(field.message) : scalars[field.scalar ?? ScalarType.BYTES];
  if (item === undefined) throw new Error(`no arbitrary for ${String(field)}`);
  return item;
}
