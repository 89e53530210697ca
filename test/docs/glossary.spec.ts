import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Entry {
  readonly word: string;
  readonly simplified: string;
  readonly traditional: string;
  readonly names: readonly string[];
}

/** The rows of all tables. */
function entriesIn(markdown: string): Entry[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (-|Word )/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, word = '', simplified = '', traditional = '', , code = '']) => ({
      word,
      simplified,
      traditional,
      names: [...code.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    }));
}

const entries = entriesIn(readFileSync('docs/glossary.md', 'utf8'));
const code = globSync(['proto/**/*.proto', '{apps,libs}/*/src/**/*.ts'])
  .filter((path) => !path.includes('generated'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('the glossary', () => {
  it('has something to say', () => {
    expect(entries.length).toBeGreaterThan(60);
  });

  it.each(entries)('gives $word in three languages and names it as the code does', (entry) => {
    expect(entry.simplified).toMatch(/\p{Script=Han}/u);
    expect(entry.traditional).toMatch(/\p{Script=Han}/u);
    expect(entry.names.length).toBeGreaterThan(0);
    for (const name of entry.names) expect(code.includes(name)).toBe(true);
  });

  it('has one line for one word', () => {
    const words = entries.map(({ word }) => word);
    expect(new Set(words).size).toBe(words.length);
  });
});
