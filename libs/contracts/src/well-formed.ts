import type { DescField, DescMessage } from '@bufbuild/protobuf';
import { ScalarType } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { plainFieldsOf } from './plain-fields.js';

/**
 * Throws when the bytes are not exactly one message of this schema: the runtime alone reads a known field whatever its
 * wire type is and lets a nested message run over its end. Fields of a newer writer are stepped over.
 */
export function mustBeWellFormed(schema: DescMessage, bytes: Uint8Array): void {
  walk(schema, new BinaryReader(bytes), bytes.length);
}

function walk(schema: DescMessage, reader: BinaryReader, end: number): void {
  const { byNumber } = plainFieldsOf(schema);
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    const field = byNumber.get(number)?.desc;
    if (wireType === WireType.StartGroup || wireType === WireType.EndGroup) throw new Error('a group');
    if (field !== undefined && !mayTravelAs(field, wireType)) {
      throw new Error(`field ${field.name} with wire type ${wireType}`);
    }
    if (wireType === WireType.LengthDelimited) {
      const contentEnd = reader.uint32() + reader.pos;
      if (field?.message) walk(field.message, reader, contentEnd);
      else reader.pos = contentEnd;
    } else {
      reader.skip(wireType, number);
    }
  }
  if (reader.pos > end) throw new Error('the last field runs over the end');
}

function mayTravelAs(field: DescField, wireType: WireType): boolean {
  if (wireType === WireType.LengthDelimited && field.fieldKind === 'list') return true;
  return wireType === wireTypeOf(field);
}

function wireTypeOf(field: DescField): WireType {
  if (field.message || field.scalar === ScalarType.STRING) return WireType.LengthDelimited;
  return field.scalar === ScalarType.DOUBLE ? WireType.Bit64 : WireType.Varint;
}
