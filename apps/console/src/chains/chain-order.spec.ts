import { describe, expect, it } from '@jest/globals';
import { namesIn, parentsFirst, withoutSuggestions } from './chain-order.js';
import type { ChainItem } from './chains.queries.js';

const item = (id: string, kind: ChainItem['kind'], parentIds: string[], place: ChainItem['place']): ChainItem => ({
  id,
  kind,
  status: 'any',
  beganAt: '2026-11-23T00:00:00Z',
  changedAt: '2026-11-23T00:00:00Z',
  parentIds,
  place,
  organisations: [],
  codes: [],
});

const chain = [
  item('firm', 'enterprise', [], 'before'),
  item('need', 'need', ['firm'], 'self'),
  item('followed', 'suggestion', ['need'], 'after'),
  item('left', 'suggestion', ['need'], 'after'),
  item('introduction', 'introduction', ['followed'], 'after'),
];

describe('a chain', () => {
  it('can be read without the suggestions that nothing came of', () => {
    expect(withoutSuggestions(chain).map(({ id }) => id)).toEqual(['firm', 'need', 'followed', 'introduction']);
  });

  it('always has what was asked for', () => {
    expect(withoutSuggestions([item('left', 'suggestion', ['need'], 'self')])).toHaveLength(1);
  });

  it('never tells of a thing before what it came of', () => {
    const [firm, need] = chain;
    const opened = item('case', 'case', ['firm'], 'before');
    if (!firm || !need) throw new Error('the chain has a firm and a need');
    expect(parentsFirst([opened, firm, need]).map(({ id }) => id)).toEqual(['firm', 'case', 'need']);
    expect(parentsFirst(chain)).toEqual(chain);
  });

  it('is told also where things name each other', () => {
    const one = item('one', 'meeting', ['two'], 'self');
    const two = item('two', 'meeting', ['one'], 'after');
    expect(parentsFirst([one, two])).toEqual([one, two]);
  });

  it('names a thing by its title, else by who it is between', () => {
    const organisations = [{ organisationId: 'a', names: { en: 'Sample A Ltd' } }, { organisationId: 'shanghai' }];
    expect(namesIn({ organisations })).toEqual([{ en: 'Sample A Ltd' }]);
    expect(namesIn({ organisations, title: { en: 'MoU' } })).toEqual([{ en: 'MoU' }]);
  });
});
