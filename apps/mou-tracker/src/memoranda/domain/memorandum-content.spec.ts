import { describe, expect, it } from '@jest/globals';
import { memorandumKindCodes } from '@harbourlink/taxonomy';
import { answer, enterpriseParty, firm, milestone, officer, provider, record } from './memorandum.fixture.js';
import { memorandumKinds } from './memorandum.js';

describe('what a memorandum says', () => {
  const outside = (natureCode: 'government' | 'agency' | 'enterprise', name: string) =>
    ({ natureCode, roleCode: 'party', name: { en: name } }) as const;
  const agency = {
    organisationId: 'investhk',
    natureCode: 'agency',
    roleCode: 'party',
    name: { en: 'Invest Hong Kong' },
  } as const;
  const city = outside('government', 'City A');
  const government = outside('government', 'Hong Kong');
  const signing = [
    ['government', [city, government], 'MemorandumRecorded'],
    ['government', [city, agency], 'memorandum.governments-sign'],
    ['agency-government', [agency, city], 'MemorandumRecorded'],
    ['agency-government', [agency, city, enterpriseParty(firm)], 'memorandum.agency-and-government-sign'],
    ['agency-enterprise', [agency, enterpriseParty(firm)], 'MemorandumRecorded'],
    [
      'agency-enterprise',
      [{ ...agency, roleCode: 'witness' }, enterpriseParty(firm), enterpriseParty(provider)],
      'memorandum.agency-and-enterprise-sign',
    ],
    ['commercial', [enterpriseParty(firm), enterpriseParty(provider)], 'MemorandumRecorded'],
    [
      'commercial',
      [enterpriseParty(firm), enterpriseParty(provider), { ...agency, roleCode: 'witness' }],
      'MemorandumRecorded',
    ],
    ['commercial', [enterpriseParty(firm), agency], 'memorandum.enterprises-sign'],
    ['commercial', [enterpriseParty(firm)], 'memorandum.two-parties-needed'],
    ['commercial', [enterpriseParty(firm), enterpriseParty(firm)], 'memorandum.party-named-twice'],
  ] as const;
  it.each(signing)('%s signed by %j: %s', (kindCode, parties, expected) => {
    expect(answer(undefined, record({ kindCode, parties }))).toBe(expected);
  });

  it('the nature of a party follows from its organisation', () => {
    const parties = [enterpriseParty(firm), { ...agency, natureCode: 'enterprise' as const }];
    expect(answer(undefined, record({ parties }))).toBe('memorandum.party-nature-wrong');
  });

  it('an outside party has no owner on the platform', () => {
    const parties = [enterpriseParty(firm), { ...outside('enterprise', 'Outside'), ownerPersonId: officer }];
    expect(answer(undefined, record({ parties }))).toBe('memorandum.owner-without-organisation');
  });

  it('a project belongs to one of the areas', () => {
    const projects = [{ projectId: milestone, title: { en: 'Pilot' }, areaCode: 'e-commerce' as const }];
    expect(answer(undefined, record({ projects }))).toBe('memorandum.project-outside-areas');
    expect(answer(undefined, record({ projects, areaCodes: ['e-commerce'] }))).toBe('MemorandumRecorded');
  });

  it.each([
    [{ title: {} }, 'memorandum.title-missing'],
    [{ value: { amount: '1.234', currency: 'HKD' } }, 'memorandum.value-not-exact'],
    [{ value: { amount: '0', currency: 'HKD' } }, 'memorandum.value-not-exact'],
    [{ value: { amount: '0.01', currency: 'CNY' } }, 'MemorandumRecorded'],
    [{ validFromOn: '2026-12-01', validUntilOn: '2026-11-30' }, 'memorandum.validity-impossible'],
    [{ validFromOn: '2026-02-30' }, 'memorandum.validity-impossible'],
    [{ validFromOn: '2026-12-01', validUntilOn: '2026-12-01' }, 'MemorandumRecorded'],
  ] as const)('%j: %s', (changes, expected) => {
    expect(answer(undefined, record(changes))).toBe(expected);
  });
});

it('the kinds are those of the taxonomy', () => {
  expect(memorandumKinds).toEqual(memorandumKindCodes);
});
