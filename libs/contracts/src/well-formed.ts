import type { DescField, DescMessage } from '@bufbuild/protobuf';
import { ScalarType } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';

/**
 * Throws when the bytes are not exactly one message of this schema: the runtime alone reads a known field whatever its
 * wire type is and lets a nested message run over its end. Fields of a newer writer are stepped over.
 */
export function mustBeWellFormed(schema: DescMessage, bytes: Uint8Array): void {
  const fields = fieldsByNumber(schema);
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const field = fields.get(number);
    if (wireType === WireType.StartGroup || wireType === WireType.EndGroup) throw new Error('a group');
    if (field !== undefined && !mayTravelAs(field, wireType)) {
      throw new Error(`field ${field.name} with wire type ${wireType}`);
    }
    if (wireType === WireType.LengthDelimited) {
      const content = reader.bytes();
      if (field?.message) mustBeWellFormed(field.message, content);
    } else {
      reader.skip(wireType, number);
    }
  }
}

const known = new WeakMap<DescMessage, ReadonlyMap<number, DescField>>();

function fieldsByNumber(schema: DescMessage): ReadonlyMap<number, DescField> {
  const fields = known.get(schema) ?? new Map(schema.fields.map((field) => [field.number, field]));
  known.set(schema, fields);
  return fields;
}

function mayTravelAs(field: DescField, wireType: WireType): boolean {
  if (wireType === WireType.LengthDelimited && field.fieldKind === 'list') return true;
  return wireType === wireTypeOf(field);
}

function wireTypeOf(field: DescField): WireType {
  if (field.message || field.scalar === ScalarType.STRING) return WireType.LengthDelimited;
  return field.scalar === ScalarType.DOUBLE ? WireType.Bit64 : WireType.Varint;
}
