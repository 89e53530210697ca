import { describe, expect, it } from '@jest/globals';
import { profile, unfinishedProfile } from './enterprise.fixture.js';
import type { EnterpriseProfile } from './enterprise-profile.js';
import { demandingStates, missingFor } from './missing-for.js';

const { uscc: _uscc, ...withoutUscc } = profile();
const inHongKong: EnterpriseProfile = { ...unfinishedProfile, placeCode: 'HK', sectorCodes: ['fintech'] };

describe('what a state needs', () => {
  it('is nothing more once everything is there', () => {
    for (const state of demandingStates) expect(missingFor(state, profile())).toEqual([]);
  });

  it('grows from state to state', () => {
    const counts = demandingStates.map((state) => missingFor(state, { ...unfinishedProfile, seeks: false }).length);
    expect(counts).toEqual([...counts].sort());
    expect(missingFor('draft', unfinishedProfile)).toEqual([]);
  });

  it('is one name in any language, from the start', () => {
    expect(missingFor('draft', profile({ names: {} }))).toEqual(['names']);
    expect(missingFor('draft', profile({ names: { en: '  ' } }))).toEqual(['names']);
  });

  it('is the registration number of where the firm is', () => {
    expect(missingFor('submitted', withoutUscc)).toEqual(['uscc']);
    expect(missingFor('submitted', inHongKong)).toEqual(['brNumber']);
    expect(missingFor('submitted', { ...inHongKong, placeCode: 'HU' })).toEqual([]);
  });

  it('is a real sector only when it is checked', () => {
    const unclassified = profile({ sectorCodes: ['unclassified'] });
    expect([missingFor('submitted', unclassified), missingFor('checked', unclassified)]).toEqual([
      [],
      ['classifiedSector'],
    ]);
  });

  it('is that the firm seeks or provides something', () => {
    expect(missingFor('submitted', profile({ seeks: false }))).toEqual(['seeksOrProvides']);
  });
});
