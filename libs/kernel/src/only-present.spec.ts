import { describe, expect, it } from '@jest/globals';
import { onlyPresent } from './only-present.js';

describe('only what is present', () => {
  it('leaves out the keys that hold undefined or null', () => {
    expect(onlyPresent({ name: 'Yonglan', sector: undefined, size: null })).toStrictEqual({ name: 'Yonglan' });
  });

  it('keeps what is empty and yet there', () => {
    const empty = { text: '', count: 0, flag: false, list: [], part: {} };
    expect(onlyPresent(empty)).toStrictEqual(empty);
  });

  it('leaves alone what lies inside', () => {
    expect(onlyPresent({ inside: { absent: null } })).toStrictEqual({ inside: { absent: null } });
  });

  it('does not touch what it is given', () => {
    const given = { name: 'Yonglan', sector: undefined };
    onlyPresent(given);
    expect(Object.keys(given)).toEqual(['name', 'sector']);
  });

  it('makes optional in the type what may be absent, and nothing else', () => {
    const given: { name: string; sector: string | undefined; size: number | null } = {
      name: 'Yonglan',
      sector: 'fintech',
      size: null,
    };
    const present: { name: string; sector?: string; size?: number } = onlyPresent(given);
    // @ts-expect-error what may be absent cannot be relied on
    const all: { sector: string } = onlyPresent(given);
    expect([present, all]).toStrictEqual([
      { name: 'Yonglan', sector: 'fintech' },
      { name: 'Yonglan', sector: 'fintech' },
    ]);
  });
});
