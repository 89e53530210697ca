import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import typescript from 'typescript-eslint';

/** One line each that says something to its reader past the texts of its feature. */
const forbidden = [
  '<p>Saved</p>',
  '<p>已保存</p>',
  "<p>{'Saved'}</p>",
  '<p>{`Saved ${n}`}</p>',
  "<p>{n > 1 ? 'many' : say('one')}</p>",
  "<p>{n > 1 && 'many'}</p>",
  '<button aria-label="Close" />',
  '<input placeholder="Name" />',
  '<img alt="A harbour" src="/icon.svg" />',
  "<a title={'Home'} />",
  '<a title={n > 1 ? say(`many`) : `one`} />',
];

const allowed = [
  '<p>{say("saved")}</p>',
  '<p className="quiet">·</p>',
  "<p className={n > 1 ? 'many' : 'one'}>{n}</p>",
  '<a title={`${say("language")}: ${n}`} />',
  '<img alt="" src="/icon.svg" />',
];

/** Which lines of a page made of these, one a line, the lint complains of. */
async function complainedOf(lines: readonly string[]): Promise<string[]> {
  const page = lines.map(
    (line, at) => `export const Part${at} = ({ n, say }: { n: number; say: (k: string) => string }) => ${line};`,
  );
  // What the types say is not asked here.
  const eslint = new ESLint({ overrideConfig: typescript.configs.disableTypeChecked });
  const [report] = await eslint.lintText(page.join('\n'), { filePath: 'apps/console/src/home/home-page.tsx' });
  const found = (report?.messages ?? []).filter(({ ruleId }) => ruleId === 'no-restricted-syntax');
  return found.map(({ line }) => lines[line - 1] ?? '');
}

describe('what a page says', () => {
  let found: string[];
  beforeAll(async () => {
    found = await complainedOf([...forbidden, ...allowed]);
  }, 60_000);

  it.each(forbidden)('is not written into the page: %s', (line) => {
    expect(found).toContain(line);
  });

  it.each(allowed)('may come from the texts: %s', (line) => {
    expect(found).not.toContain(line);
  });
});
