import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const chinese = /\p{Script=Han}/u;
const fullWidth = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”]';
const halfWidth = '[,;:.()?!]';
const mixed = new RegExp(`${fullWidth}${halfWidth}|${halfWidth}${fullWidth}`, 'u');

/** The texts of a source file, each template as one text with `{}` for what is filled in. */
function textsIn(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}'));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('texts.ts', source, ts.ScriptTarget.Latest));
  return texts;
}

/** Chinese with a mark of half a character's width beside it. A line of a file (CSV) is no sentence. */
function isMixed(text: string): boolean {
  if (!chinese.test(text) || text.endsWith('\n')) return false;
  return mixed.test(text.replaceAll(/\{\w*\}/g, '字'));
}

const texts = globSync('{apps,libs,tools}/*/src/**/*.ts')
  .filter((path) => !/\.(spec|fixture)\.ts$|\/generated\//.test(path))
  .flatMap((path) => textsIn(readFileSync(path, 'utf8')).map((text) => ({ path, text })))
  .filter(({ text }) => chinese.test(text));

describe('Chinese texts', () => {
  it('are found in the sources', () => {
    expect(texts.length).toBeGreaterThan(1_000);
  });

  it('have full-width punctuation', () => {
    expect(texts.filter(({ text }) => isMixed(text))).toEqual([]);
  });

  it.each([
    '已過期,請重試。',
    '尚欠:{missing}。',
    '「{name}」,已簽署。',
    '狀態({status})',
    '確定嗎?',
    '需要 I、O(含 Z)。',
  ])('would not pass as %s', (text) => {
    expect(isMixed(text)).toBe(true);
  });

  it.each([
    '已過期，請重試。',
    '應如 000001.SZ。',
    '必須是 http(s) 網址',
    '{count, plural, one {一} other {多}}',
    'a, b: 1',
  ])('may read %s', (text) => {
    expect(isMixed(text)).toBe(false);
  });
});
