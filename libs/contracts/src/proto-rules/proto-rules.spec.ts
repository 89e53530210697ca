import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { buf, commentOf, protoFolder, readDescriptors } from '../../generation/descriptors.mjs';
import type { ProtoRule } from './proto-rules.js';
import { protoRules } from './proto-rules.js';

const badFolder = fileURLToPath(new URL('bad', import.meta.url));
const rules: readonly [string, ProtoRule][] = Object.entries(protoRules);

const read = new Map<string, ReturnType<typeof readDescriptors>>();

function findings(rule: ProtoRule, folder = protoFolder): string[] {
  const descriptors = read.get(folder) ?? readDescriptors(folder);
  read.set(folder, descriptors);
  return [...descriptors.files].flatMap((file) => rule(file, commentOf));
}

describe('the protos of the platform', () => {
  it('pass buf lint', () => {
    expect(() => buf('lint')).not.toThrow();
  });

  it.each(rules)('%s', (_name, rule) => {
    expect(findings(rule)).toEqual([]);
  });
});

describe('a rule of protos', () => {
  it.each(rules)('fires on its bad file, and no other rule does: %s', (name) => {
    const folder = `${badFolder}/${name}`;
    expect(rules.filter(([, rule]) => findings(rule, folder).length > 0).map(([fired]) => fired)).toEqual([name]);
  });

  it('has a bad file, and every bad file a rule', () => {
    expect(readdirSync(badFolder).sort()).toEqual(Object.keys(protoRules).sort());
  });

  it('names every place', () => {
    const places = (name: keyof typeof protoRules) => findings(protoRules[name], `${badFolder}/${name}`);
    expect(places('scalarsAreThoseOfJson').map((found) => found.split(':')[0])).toEqual([
      'harbourlink.bad.v1.ThingCounted.count',
      'harbourlink.bad.v1.ThingCounted.share',
      'harbourlink.bad.v1.ThingCounted.content',
      'harbourlink.bad.v1.ThingCounted.counts',
    ]);
    expect(places('textIsOfAKnownName')).toHaveLength(2);
    expect(places('thereIsNoEnum')).toHaveLength(2);
  });
});
