import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { asyncapiDocument } from '../../generation/asyncapi-document.mjs';
import { mustNotBreak } from '../../generation/baseline.mjs';
import { protoFolder, readDescriptors, workspaceRoot } from '../../generation/descriptors.mjs';
import { freezeSamples } from '../../generation/samples.mjs';
import { decodeEvent, encodeEvent } from '../event-bytes.js';
import { eventContract } from '../event-contract.js';
import type { EventSchema } from '../event-schema.js';
import { plainOf } from '../plain-event.fixture.js';
import { between, nextMajor } from './major.js';
import { Majors } from './majors.js';

const folder = fileURLToPath(new URL('example', import.meta.url));
const descriptors = readDescriptors(folder);
const scratch = mkdtempSync(join(tmpdir(), 'harbourlink-majors-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function schemaOf(name: string): EventSchema {
  const schema = descriptors.getMessage(`harbourlink.registry.${name}`);
  if (!schema) throw new Error(`the example has no ${name}`);
  return schema;
}

const [v1, v2] = ['registry.seminar.v1', 'registry.seminar.v2'];
const [plannedV1, heldV1] = [schemaOf('v1.SeminarPlanned'), schemaOf('v1.SeminarHeld')];
const [plannedV2, heldV2, postponed] = [
  schemaOf('v2.SeminarPlanned'),
  schemaOf('v2.SeminarHeld'),
  schemaOf('v2.SeminarPostponed'),
];
const planned = between(plannedV1, plannedV2, {
  up: ({ cityCode, ...rest }) => ({ ...rest, cityCodes: [cityCode] }),
  down: ({ cityCodes, ...rest }) => ({ ...rest, cityCode: (cityCodes as string[])[0] ?? '' }),
});
const held = between(heldV1, heldV2, {
  up: (event) => event,
  down: ({ guests }) => ({ guests }),
});
const majors = new Majors([nextMajor(v1, v2, [planned, held])]);

type Seminar =
  | { readonly type: 'SeminarPlanned'; readonly cityCodes: string[]; readonly heldOn: string }
  | { readonly type: 'SeminarHeld'; readonly guests: number; readonly guestsOnline?: number };

describe('a topic with two majors', () => {
  const old = encodeEvent(plannedV1, { cityCode: 'ningbo', heldOn: '2026-12-01' });
  const now = encodeEvent(plannedV2, { cityCodes: ['ningbo', 'hong-kong'], heldOn: '2026-12-01' });

  it('has its old bytes read as the newer event, and newer ones as the older', () => {
    const read = (schema: EventSchema, type: string, payload: Uint8Array) =>
      majors
        .formsOf(schema)
        .find((form) => form.type === type)
        ?.decode(payload);
    expect(read(plannedV2, plannedV1.typeName, old)).toEqual({ cityCodes: ['ningbo'], heldOn: '2026-12-01' });
    expect(read(plannedV1, plannedV2.typeName, now)).toEqual({ cityCode: 'ningbo', heldOn: '2026-12-01' });
    expect(read(plannedV2, plannedV2.typeName, now)).toEqual({
      cityCodes: ['ningbo', 'hong-kong'],
      heldOn: '2026-12-01',
    });
    expect(majors.formsOf(postponed).map(({ type }) => type)).toEqual([postponed.typeName]);
  });

  it('is published in both; what the older major cannot say passes by without payload', () => {
    const asV1 = {
      topic: v1,
      type: plannedV1.typeName,
      payload: encodeEvent(plannedV1, { cityCode: 'ningbo', heldOn: '2026-12-01' }),
    };
    expect(majors.inOtherMajors(v2, plannedV2.typeName, now)).toEqual([asV1]);
    const [asV2] = majors.inOtherMajors(v1, plannedV1.typeName, old);
    expect([asV2?.topic, decodeEvent(plannedV2, asV2?.payload ?? new Uint8Array())]).toEqual([
      v2,
      { cityCodes: ['ningbo'], heldOn: '2026-12-01' },
    ]);
    const put = encodeEvent(postponed, { heldOn: '2027-01-01' });
    expect(majors.inOtherMajors(v2, postponed.typeName, put)).toEqual([
      { topic: v1, type: postponed.typeName, payload: null },
    ]);
    expect(majors.inOtherMajors(v2, plannedV2.typeName, null)).toEqual([{ ...asV1, payload: null }]);
    expect(majors.inOtherMajors('registry.need.v1', 'any', old)).toEqual([]);
  });

  it('loses its older one when nobody reads it any more, and never the way up', () => {
    const onlyUp = [planned, held].map(({ older, newer, up }) => ({ older, newer, up }));
    const later = new Majors([nextMajor(v1, v2, onlyUp)]);
    expect([later.isPublished(v1), later.isPublished(v2), majors.isPublished(v1)]).toEqual([false, true, true]);
    expect(later.inOtherMajors(v2, plannedV2.typeName, now)).toEqual([]);
    expect(later.formsOf(plannedV2).map(({ type }) => type)).toEqual([plannedV2.typeName, plannedV1.typeName]);
    expect(later.formsOf(plannedV1).map(({ type }) => type)).toEqual([plannedV1.typeName]);
  });

  it('takes a further major one step at a time', () => {
    const again = (one: EventSchema, other: EventSchema) => ({
      ...between(one, other, { up: (e) => e, down: (e) => e }),
    });
    const [first, second, third] = [plannedV1, plannedV2, schemaOf('v2.SeminarHeld')];
    const chain = new Majors([
      { from: v1, to: v2, events: [planned] },
      { from: v2, to: 'registry.seminar.v3', events: [again(second, third)] },
    ]);
    expect(chain.formsOf(third).map(({ type }) => type)).toContain(first.typeName);
  });

  it('refuses a table that would leave old bytes unreadable or derive half of them', () => {
    expect(() => nextMajor(v1, v2, [planned])).toThrow('old bytes of harbourlink.registry.v1.SeminarHeld');
    const { down: _down, ...upOnly } = held;
    expect(() => nextMajor(v1, v2, [planned, upOnly])).toThrow('all events are derived, or none');
    expect(() => nextMajor(v2, v1, [planned, held])).toThrow('is not registry.seminar.v2 -> registry.seminar.v1');
  });

  it('has a contract that reads all of its history', () => {
    const contract = eventContract<never>(
      v2,
      { SeminarPlanned: plannedV2, SeminarHeld: heldV2, SeminarPostponed: postponed } as never,
      majors,
    );
    const events: Seminar[] = [contract.decode(plannedV1.typeName, old), contract.decode(plannedV2.typeName, now)];
    expect(events).toEqual([
      { type: 'SeminarPlanned', cityCodes: ['ningbo'], heldOn: '2026-12-01' },
      { type: 'SeminarPlanned', cityCodes: ['ningbo', 'hong-kong'], heldOn: '2026-12-01' },
    ]);
  });

  it('goes up and comes down again as it was, whatever it says', () => {
    for (const { older, newer } of [planned, held]) {
      const [up, down] = [majors.formsOf(newer), majors.formsOf(older)].map((forms) => forms[1]?.decode);
      fc.assert(
        fc.property(plainOf(older), (event) => {
          const raised = up?.(encodeEvent(older, event));
          expect(down?.(encodeEvent(newer, Object(raised)))).toEqual(event);
        }),
      );
    }
  });
});

describe('the protos of a further major', () => {
  it('break nothing, freeze samples of their own, and are described as what they are', async () => {
    const copy = join(scratch, 'copy');
    cpSync(protoFolder, join(copy, 'proto'), { recursive: true });
    cpSync(folder, join(copy, 'proto'), { recursive: true });
    cpSync(join(workspaceRoot, 'buf.yaml'), join(copy, 'buf.yaml'));
    expect(() => mustNotBreak(copy)).not.toThrow();

    const samples = join(scratch, 'samples');
    expect(await freezeSamples(descriptors, samples)).toHaveLength(5);
    const sample = readdirSync(samples).find(
      (name) => name.startsWith(`${plannedV1.typeName}.`) && name.endsWith('.bin'),
    );
    const contents = readFileSync(join(samples, sample ?? ''));
    expect(majors.formsOf(plannedV2)[1]?.decode(contents)).toEqual({
      cityCodes: ['city-code-10'],
      heldOn: '2026-11-22',
    });

    const { channels } = asyncapiDocument(descriptors) as unknown as {
      channels: Record<string, { description: string }>;
    };
    expect(Object.keys(channels)).toEqual([v1, v2]);
    expect(channels[v1]?.description).toContain(`Derived from ${v2}`);
    expect(channels[v2]?.description).not.toContain('Derived');
  });
});
