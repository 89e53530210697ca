import { describe, expect, it } from '@jest/globals';
import { beginMemorandum, entryOf, requestOf, unfinished } from './memorandum-form.js';
import type { MemorandumEntry } from './memorandum-form.js';
import type { Memorandum } from './status.js';

const firm = '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a01';
const provider = '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a02';
const introduction = '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a03';
const words = (en: string) => ({ 'zh-Hans': '', 'zh-Hant': '', en });

describe('a memorandum that is typed', () => {
  it('begins with the parties of its introduction, and leaves out one that is not named', () => {
    const entry = beginMemorandum(introduction, [
      { organisationId: firm, names: { en: 'Sample A Ltd' } },
      { organisationId: provider },
      {},
    ]);
    expect(requestOf({ ...entry, title: words('Treasury') })).toEqual({
      kindCode: 'commercial',
      title: { en: 'Treasury' },
      parties: [
        { roleCode: 'party', organisationId: firm },
        { roleCode: 'party', organisationId: provider },
      ],
      areaCodes: [],
      projects: [],
      introductionId: introduction,
    });
  });

  it('says what is not told in full yet', () => {
    const entry: MemorandumEntry = {
      ...beginMemorandum(),
      areaCodes: ['talent'],
      projects: [{ key: 1, title: words(''), areaCode: 'talent' }],
    };
    expect(unfinished(entry)).toEqual(['title', 'parties.0', 'parties.1', 'projects.0']);
  });

  it('names a body outside the platform with its nature, a firm by its id alone', () => {
    const [first, second] = beginMemorandum().parties;
    if (!first || !second) throw new Error('there are two parties to begin with');
    const entry: MemorandumEntry = {
      ...beginMemorandum(),
      title: words('Week'),
      parties: [
        { ...first, source: 'outside', name: words('Ningbo Municipal Government') },
        { ...second, source: 'office', organisationId: 'investhk', roleCode: 'witness' },
      ],
      amount: ' 12.50 ',
      currency: 'CNY',
    };
    expect(unfinished(entry)).toEqual([]);
    expect(requestOf(entry)).toMatchObject({
      parties: [
        { roleCode: 'party', natureCode: 'government', name: { en: 'Ningbo Municipal Government' } },
        { roleCode: 'witness', organisationId: 'investhk' },
      ],
      value: { amount: '12.50', currency: 'CNY' },
    });
  });

  it('that is on record is sent back as it was when nothing is changed', () => {
    const recorded: Memorandum = {
      id: introduction,
      version: 2,
      stage: 'draft',
      status: 'active',
      ownerPersonId: firm,
      officeCode: 'shanghai',
      kindCode: 'commercial',
      title: { en: 'Treasury' },
      parties: [
        { organisationId: firm, natureCode: 'enterprise', roleCode: 'party', name: { en: 'A' }, ownerPersonId: firm },
        { natureCode: 'agency', roleCode: 'witness', name: { en: 'B' } },
      ],
      areaCodes: ['talent'],
      projects: [{ projectId: provider, title: { en: 'P' }, areaCode: 'talent' }],
      milestones: [],
      ownersMissing: [],
      parentMemorandumId: provider,
      originEventCode: 'ningbo-week',
      validUntilOn: '2027-01-01',
    };
    expect(requestOf(entryOf(recorded))).toEqual({
      kindCode: 'commercial',
      title: { en: 'Treasury' },
      parties: [
        { roleCode: 'party', organisationId: firm, ownerPersonId: firm },
        { roleCode: 'witness', natureCode: 'agency', name: { en: 'B' } },
      ],
      areaCodes: ['talent'],
      projects: [{ projectId: provider, title: { en: 'P' }, areaCode: 'talent' }],
      parentMemorandumId: provider,
      originEventCode: 'ningbo-week',
      validUntilOn: '2027-01-01',
    });
  });
});
