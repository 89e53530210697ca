import type { DescField, DescMessage, Message } from '@bufbuild/protobuf';
import { create, ScalarType } from '@bufbuild/protobuf';

type Plain = Record<string, unknown>;

const localizedText = 'harbourlink.type.v1.LocalizedText';
const languageFields = { 'zh-Hans': 'zhHans', 'zh-Hant': 'zhHant', en: 'en' } as const;

/** The message as plain JSON. What its writer left out reads as its default, so that old bytes fit a newer schema. */
export function toPlain(schema: DescMessage, message: Plain): Plain {
  const plain: Plain = {};
  for (const field of schema.fields) {
    const value = message[field.localName];
    if (value === undefined && mayBeAbsent(field)) continue;
    plain[keyOf(schema, field)] = toPlainValue(field, value);
  }
  return plain;
}

function toPlainValue(field: DescField, value: unknown): unknown {
  if (field.fieldKind === 'list') return (value as unknown[]).map((item) => toPlainItem(field, item));
  return toPlainItem(field, value);
}

function toPlainItem(field: DescField, item: unknown): unknown {
  if (!field.message) return item;
  return toPlain(field.message, (item ?? create(field.message)) as Plain);
}

/** The message of a plain object that has exactly the schema's fields; throws a TypeError that names the first wrong one. */
export function fromPlain(schema: DescMessage, plain: Plain): Message {
  const fields = new Map(schema.fields.map((field) => [keyOf(schema, field), field]));
  for (const key of Object.keys(plain)) {
    if (!fields.has(key)) throw new TypeError(`${schema.typeName} has no field ${key}`);
  }
  const message: Plain = {};
  for (const [key, field] of fields) {
    if (key in plain) message[field.localName] = fromPlainValue(field, plain[key]);
    else if (!mayBeAbsent(field)) throw new TypeError(`${schema.typeName} lacks its field ${key}`);
  }
  return create(schema, message);
}

function fromPlainValue(field: DescField, value: unknown): unknown {
  if (field.fieldKind !== 'list') return fromPlainItem(field, value);
  if (!Array.isArray(value)) throw new TypeError(`${String(field)} is no list`);
  return value.map((item: unknown) => fromPlainItem(field, item));
}

function fromPlainItem(field: DescField, item: unknown): unknown {
  if (!field.message) {
    if (!isPlainScalar(field, item)) throw new TypeError(`${String(field)} cannot hold ${JSON.stringify(item)}`);
    return item;
  }
  if (typeof item !== 'object' || item === null) throw new TypeError(`${String(field)} is no object`);
  return fromPlain(field.message, item as Plain);
}

/** What survives the way to bytes and back: no lone surrogate, no NaN, no fraction in a whole number, no -0. */
function isPlainScalar(field: DescField, value: unknown): boolean {
  switch (field.scalar) {
    case ScalarType.STRING:
      return typeof value === 'string' && value.isWellFormed();
    case ScalarType.BOOL:
      return typeof value === 'boolean';
    case ScalarType.DOUBLE:
      return Number.isFinite(value) && !Object.is(value, -0);
    case ScalarType.INT32:
      return typeof value === 'number' && Object.is(value | 0, value);
    case ScalarType.UINT32:
      return typeof value === 'number' && Object.is(value >>> 0, value);
    default:
      return false;
  }
}

/** True for what is declared `optional`; the runtime itself treats every singular message so. */
function mayBeAbsent(field: DescField): boolean {
  return field.proto.proto3Optional;
}

function keyOf(schema: DescMessage, field: DescField): string {
  if (schema.typeName !== localizedText) return field.localName;
  return Object.entries(languageFields).find(([, name]) => name === field.localName)?.[0] ?? field.localName;
}
