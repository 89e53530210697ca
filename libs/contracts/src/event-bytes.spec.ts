import { describe, expect, it } from '@jest/globals';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import * as fc from 'fast-check';
import { catalogue } from './catalogue.js';
import { decodeEvent, encodeEvent } from './event-bytes.js';
import { MembershipGrantedSchema, MembershipRevokedSchema } from './generated/identity.js';
import { MemorandumRecordedSchema } from './generated/mou.js';
import { EnterpriseDraftedSchema } from './generated/registry.js';
import { plainOf } from './plain-event.fixture.js';
import { Undecodable } from './undecodable.js';

const granted = {
  personId: 'p',
  organisationId: 'beijing',
  organisationKindCode: 'office',
  roleCode: 'officer',
  byPersonId: 'q',
};

describe('bytes of an event', () => {
  it.each(catalogue().map((entry) => [entry.type, entry.schema] as const))('round trip: %s', (_type, schema) => {
    fc.assert(
      fc.property(plainOf(schema), (event) => {
        expect(decodeEvent(schema, encodeEvent(schema, event))).toStrictEqual(event);
      }),
      { numRuns: 25 },
    );
  });

  it('are the same whatever the order of the keys', () => {
    const reversed = Object.fromEntries(Object.entries(granted).reverse()) as typeof granted;
    expect(encodeEvent(MembershipGrantedSchema, reversed)).toEqual(encodeEvent(MembershipGrantedSchema, granted));
  });

  it('keep the keys of a localized text as language tags', () => {
    const names = { 'zh-Hans': '华药', en: 'Hua Pharma' };
    const payload = encodeEvent(EnterpriseDraftedSchema, {
      profile: { names, sectorCodes: [], seeks: true, provides: false, languageCodes: [] },
      byPersonId: 'p',
    });
    expect(decodeEvent(EnterpriseDraftedSchema, payload).profile.names).toStrictEqual(names);
  });

  it('read what an older writer did not know as its default, nested values too', () => {
    const { content } = decodeEvent(MemorandumRecordedSchema, new Uint8Array());
    expect(content).toStrictEqual({ kindCode: '', title: {}, parties: [], areaCodes: [], projects: [] });
  });

  it('of a newer writer are read without the fields nobody here knows', () => {
    const newer = new BinaryWriter().raw(encodeEvent(MembershipGrantedSchema, granted));
    newer.tag(900, WireType.LengthDelimited).string('later').tag(901, WireType.Varint).uint32(7);
    expect(decodeEvent(MembershipGrantedSchema, newer.finish())).toStrictEqual(granted);
  });
});

describe('an object that is not exactly its message is refused', () => {
  const refuses = (event: object, message: RegExp) =>
    expect(() => encodeEvent(MembershipGrantedSchema, event as typeof granted)).toThrow(message);

  it('with a key too many', () => refuses({ ...granted, extra: 1 }, /no field extra/));
  it('with a key too few', () => refuses({ personId: 'p' }, /lacks its field organisationId/));
  it('with an undefined key', () => refuses({ ...granted, byPersonId: undefined }, /cannot hold undefined/));
  it('with null', () => refuses({ ...granted, roleCode: null }, /cannot hold null/));
  it('with another type', () => refuses({ ...granted, roleCode: 5 }, /cannot hold 5/));
  it('with half a character', () => refuses({ ...granted, roleCode: '\ud800' }, /cannot hold/));
});

describe('bytes that are no event', () => {
  const undecodable = (bytes: Uint8Array) =>
    expect(() => decodeEvent(MembershipGrantedSchema, bytes)).toThrow(Undecodable);
  const payload = encodeEvent(MembershipGrantedSchema, granted);

  it('are refused as JSON', () => undecodable(new TextEncoder().encode(JSON.stringify(granted))));
  it('are refused with trailing zeros', () => undecodable(new Uint8Array([...payload, 0, 0])));
  it('are refused with another wire type', () =>
    undecodable(new BinaryWriter().tag(1, WireType.Varint).uint32(0).finish()));
  it('are refused when the text is no UTF-8', () => undecodable(new Uint8Array([0x0a, 1, 0xff])));
  it('are refused as a group', () => undecodable(new Uint8Array([0xf3, 0x3f, 0xf4, 0x3f])));

  it('are refused when cut anywhere inside a field', () => {
    const starts = new Set([0, 3, 12, 20, 29, payload.length]);
    for (let length = 0; length < payload.length; length += 1) {
      const cut = payload.subarray(0, length);
      if (starts.has(length)) expect(decodeEvent(MembershipGrantedSchema, cut)).toHaveProperty('personId');
      else undecodable(cut);
    }
  });

  it('are refused when a field of a nested message runs over the end of it, even onto a next field', () => {
    const overrun = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(new Uint8Array([0x12, 3]));
    overrun.tag(2, WireType.LengthDelimited).string('p').tag(2, WireType.LengthDelimited).string('q');
    expect(() => decodeEvent(EnterpriseDraftedSchema, overrun.finish())).toThrow(/runs over the end/);
  });

  it('never end in anything but an event or Undecodable', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...catalogue()), (bytes, { schema }) => {
        try {
          const event = decodeEvent(schema, bytes);
          expect(decodeEvent(schema, encodeEvent(schema, event))).toStrictEqual(event);
        } catch (error) {
          expect(error).toBeInstanceOf(Undecodable);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('name the type in the error', () => {
    expect(() => decodeEvent(MembershipRevokedSchema, new Uint8Array([7]))).toThrow(
      /^harbourlink.identity.v1.MembershipRevoked cannot be decoded/,
    );
  });
});
