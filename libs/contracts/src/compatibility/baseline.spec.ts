import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { baseline, buildBaseline, mustNotBreak } from '../../generation/baseline.mjs';
import { protoFolder, workspaceRoot } from '../../generation/descriptors.mjs';

let copy = '';
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'harbourlink-breaking-'));
  cpSync(protoFolder, join(copy, 'proto'), { recursive: true });
  cpSync(join(workspaceRoot, 'buf.yaml'), join(copy, 'buf.yaml'));
});
afterEach(() => rmSync(copy, { recursive: true }));

function change(from: string | RegExp, to: string): void {
  const file = join(copy, 'proto/harbourlink/identity/v1/membership.proto');
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

describe('the baseline of the protos', () => {
  it('is what the protos are now: else run node libs/contracts/accept-contracts.mjs', () => {
    const now = join(copy, 'now.binpb');
    buildBaseline(now);
    expect(readFileSync(now).equals(readFileSync(baseline))).toBe(true);
  });

  it('accepts a field more', () => {
    change(
      'optional string by_person_id = 1;',
      'optional string by_person_id = 1;\n  optional string reason_code = 2;',
    );
    expect(() => mustNotBreak(copy)).not.toThrow();
  });

  it.each([
    ['another type of a field', 'string person_id = 1;', 'int32 person_id = 1;'],
    ['another number of a field', 'string person_id = 1;', 'string person_id = 99;'],
    ['another name of a field', 'string person_id = 1;', 'string somebody_id = 1;'],
    ['a field less', 'string person_id = 1;', ''],
    ['a field that may be absent now', 'string person_id = 1;', 'optional string person_id = 1;'],
    ['an event less', /\/\/ The membership is over[^]*/, ''],
  ])('refuses %s', (_what, from, to) => {
    change(from, to);
    expect(() => mustNotBreak(copy)).toThrow(/membership\.proto/);
  });
});
