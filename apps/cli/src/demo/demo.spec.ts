import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sampleEnterprises } from '../sample-world/sample-enterprises.js';
import { sampleProviders } from '../sample-world/sample-providers.js';
import { mostTempting, scoreOf } from './candidates-chapter.js';
import type { Pair } from './candidates-chapter.js';
import { outcomeKindFor } from './outcomes-chapter.js';
import { addressesIn } from './own-platform.js';

const id = '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a01';

function pair(score: number, outcomeCode: Pair['outcomeCode'] = 'excluded'): Pair {
  return {
    ...{ needId: id, offerId: id, enterpriseId: id, providerId: id, providerNames: { en: 'Sample' } },
    ...{
      outcomeCode,
      scores: { score, needScore: score, offerScore: score, needParts: [], offerParts: [] },
      reasons: [],
      exclusions: [],
    },
  };
}

describe('the pair the words would have chosen', () => {
  it('is the best of those that are excluded', () => {
    expect(scoreOf(mostTempting([pair(700), pair(900), pair(950, 'too-weak')], 0))).toBe(900);
  });

  it('is nobody where a candidate fits better', () => {
    expect(mostTempting([pair(700)], 800)).toBeUndefined();
  });

  it('is nobody where nobody is excluded', () => {
    expect(mostTempting([pair(300, 'too-weak')], 0)).toBeUndefined();
  });
});

describe('the kind of an outcome', () => {
  it('is what was asked for, where there is such a kind', () => {
    expect(outcomeKindFor(['visas', 'headquarters'], 'new')).toBe('headquarters');
  });

  it('is that the firm came, or grew, where there is none', () => {
    expect(outcomeKindFor(['data-compliance'], 'new')).toBe('company-set-up');
    expect(outcomeKindFor(['data-compliance'], 'in-hong-kong')).toBe('expansion');
  });
});

describe('the launcher’s words', () => {
  it('say where everything is, once it is ready', () => {
    const log =
      '\nHarbourlink is ready at http://127.0.0.1:5001 (5.1 s)\n  API  ...\n  Mails        http://127.0.0.1:5002\n';
    expect(addressesIn(log)).toEqual({ url: 'http://127.0.0.1:5001', mailUrl: 'http://127.0.0.1:5002' });
    expect(addressesIn('Starting ...')).toBeUndefined();
  });
});

describe('the demonstration', () => {
  it('names no sample: whom it introduces is what the platform answers', () => {
    const sources = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.spec.ts'));
    const text = sources.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');
    const samples = [...sampleEnterprises, ...sampleProviders];
    expect(sources.length).toBeGreaterThan(5);
    expect(
      samples.flatMap(({ key, names }) => [key, ...Object.values(names)]).filter((name) => namedIn(text, name)),
    ).toEqual([]);
  });
});

const namedIn = (text: string, name: string) =>
  /^[EP]\d+$/.test(name) ? new RegExp(`\\b${name}\\b`).test(text) : text.includes(name);
