import axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
};

/**
 * What breaks WCAG 2.2 AA on the page as it stands, one line each. axe comes in by the debugger, past the page's policy;
 * the policy itself is on. There is one frame only.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (chosen) => {
    const { axe: here } = globalThis as unknown as { axe: { run(of: Document, how: object): Promise<AxeResults> } };
    return (await here.run(document, chosen)).violations;
  }, options as object);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => {
      const why = (failureSummary ?? '').split('\n').at(-1)?.trim() ?? '';
      return `${id} at ${target.join(' ')}: ${html.slice(0, 160)} (${why.slice(0, 160)})`;
    }),
  );
}
