import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readDescriptors } from '../../generation/descriptors.mjs';
import { eventsWithoutSample, freezeSamples, samplesFolder } from '../../generation/samples.mjs';
import { catalogue } from '../catalogue.js';
import { decodeEvent } from '../event-bytes.js';

const descriptors = readDescriptors();
const scratch = mkdtempSync(join(tmpdir(), 'harbourlink-samples-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const frozen = readdirSync(samplesFolder)
  .filter((name) => name.endsWith('.bin'))
  .map((name) => name.slice(0, -'.bin'.length));

describe('frozen samples', () => {
  it.each(frozen)('decode for ever: %s', (name) => {
    const entry = catalogue().find(({ type }) => name.replace(/\.v\d+$/, '') === type);
    if (entry === undefined) throw new Error('an event that was once written is not declared any more');
    const expected: unknown = JSON.parse(readFileSync(join(samplesFolder, `${name}.json`), 'utf8'));
    expect(decodeEvent(entry.schema, readFileSync(join(samplesFolder, `${name}.bin`)))).toMatchObject(Object(expected));
  });

  it('exist for every event, with every field it has: else run node libs/contracts/freeze-samples.mjs', () => {
    expect(eventsWithoutSample(descriptors).map(({ typeName }) => typeName)).toEqual([]);
  });

  it('are made once and never rewritten', async () => {
    expect(await freezeSamples(descriptors, scratch)).toHaveLength(catalogue().length);
    const [first = ''] = readdirSync(scratch);
    appendFileSync(join(scratch, first), Uint8Array.of(0xa0, 0x38, 7));
    const before = readFileSync(join(scratch, first));
    expect(await freezeSamples(descriptors, scratch)).toEqual([]);
    expect(readFileSync(join(scratch, first))).toEqual(before);
  });

  it('get a second one when an event gained a field', async () => {
    const type = 'harbourlink.identity.v1.MembershipGranted';
    writeFileSync(join(scratch, `${type}.v1.bin`), Uint8Array.of(0x0a, 1, 0x70));
    expect(eventsWithoutSample(descriptors, scratch).map(({ typeName }) => typeName)).toEqual([type]);
    expect(await freezeSamples(descriptors, scratch)).toEqual([`${type}.v2`]);
  });
});
