import type { DescField, DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import { create, ScalarType } from '@bufbuild/protobuf';
import type { PlainField } from './plain-fields.js';
import { plainFieldsOf } from './plain-fields.js';

type Plain = Record<string, unknown>;

/** The message as plain JSON. What its writer left out reads as its default, so that old bytes fit a newer schema. */
export function toPlain(schema: DescMessage, message: Plain): Plain {
  const plain: Plain = {};
  for (const field of plainFieldsOf(schema).all) {
    const value = message[field.property];
    if (value === undefined && field.mayBeAbsent) continue;
    plain[field.key] = toPlainValue(field, value);
  }
  return plain;
}

function toPlainValue({ desc, isList }: PlainField, value: unknown): unknown {
  if (!desc.message) return value;
  const { message } = desc;
  if (isList) return (value as Plain[]).map((item) => toPlain(message, item));
  return toPlain(message, (value ?? create(message)) as Plain);
}

/**
 * What the runtime makes the message of, from a plain object that has exactly the schema's fields. Throws a TypeError that
 * names the first wrong one.
 */
export function fromPlain(schema: DescMessage, plain: Plain): MessageInitShape<DescMessage> {
  const fields = plainFieldsOf(schema);
  for (const key in plain) if (!fields.byKey.has(key)) throw new TypeError(`${schema.typeName} has no field ${key}`);
  const message: Plain = {};
  for (const field of fields.all) {
    if (Object.hasOwn(plain, field.key)) message[field.property] = fromPlainValue(field, plain[field.key]);
    else if (!field.mayBeAbsent) throw new TypeError(`${schema.typeName} lacks its field ${field.key}`);
  }
  return message;
}

function fromPlainValue({ desc, isList }: PlainField, value: unknown): unknown {
  if (!isList) return fromPlainItem(desc, value);
  if (!Array.isArray(value)) throw new TypeError(`${String(desc)} is no list`);
  return value.map((item: unknown) => fromPlainItem(desc, item));
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
