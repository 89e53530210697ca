import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
type Language = (typeof languages)[number];

const roles = [
  'administrator',
  'auditor',
  'enterprise-member',
  'guest-by-link',
  'officer',
  'provider-member',
  'team-head',
  'verifier',
];

const screens = globSync([
  'apps/console/src/**/{*texts,status}.ts',
  'apps/identity/src/sign-in/*-page{,s}.ts',
  'apps/identity/src/links/http/link-{page,actions}.ts',
]);

/** What the screens say in each language: every object of a source file with a text for each of the three. */
function textsIn(source: string): Record<Language, string>[] {
  const found: Record<Language, string>[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const words = new Map<string, string>();
      for (const property of node.properties)
        if (ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer))
          words.set(property.name.getText().replaceAll("'", ''), property.initializer.text);
      if (languages.every((language) => words.has(language)))
        found.push(Object.fromEntries(words) as Record<Language, string>);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('texts.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

const texts = screens.flatMap((path) => textsIn(readFileSync(path, 'utf8')));

/** A number or an argument of a text, filled in as a guide may: `…` or a figure. */
const shapeOf = (text: string) => text.replaceAll(/\{[^{}]*\}|\d+/g, '…');

const said = new Map(languages.map((language) => [language, new Set(texts.map((text) => shapeOf(text[language])))]));

/** Guides name what stands on the screen **in bold**, and nothing else. */
const namesIn = (guide: string) => [...guide.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = '']) => name);
const guide = (language: Language, role: string) => readFileSync(`docs/guides/${language}/${role}.md`, 'utf8');

describe('the guides', () => {
  it('find what the screens say', () => {
    expect(texts.length).toBeGreaterThan(700);
  });

  it.each(languages)('have a page for every role in %s, and a way to it', (language) => {
    const pages = globSync(`docs/guides/${language}/*.md`).map((path) => basename(path, '.md'));
    expect(pages.sort()).toEqual(roles);
    const list = readFileSync('docs/guides/README.md', 'utf8');
    for (const role of roles) expect(list).toContain(`](${language}/${role}.md)`);
  });

  describe.each(languages)('in %s', (language) => {
    it.each(roles)('call everything as the console does: %s', (role) => {
      const names = namesIn(guide(language, role));
      expect(names.length).toBeGreaterThan(5);
      expect(names.filter((name) => !said.get(language)?.has(shapeOf(name)))).toEqual([]);
    });
  });

  describe.each(['zh-Hans', 'zh-Hant'] as const)('in %s', (language) => {
    it.each(roles)('name what they name in English: %s', (role) => {
      const named = namesIn(guide(language, role)).map(shapeOf);
      const translations = (name: string) =>
        texts.filter(({ en }) => shapeOf(en) === shapeOf(name)).map((text) => shapeOf(text[language]));
      const english = namesIn(guide('en', role));
      expect(named).toHaveLength(english.length);
      expect(english.filter((name) => !translations(name).some((one) => named.includes(one)))).toEqual([]);
    });
  });
});
