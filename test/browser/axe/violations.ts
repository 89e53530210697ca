import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What breaks WCAG 2.2 AA on the page as it stands, one line each. axe comes in by the debugger, past the page's policy;
 * the policy itself is on.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  // In a tab of its own axe would want a second page; there is one frame only.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(wcag)
    .setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => {
      const why = (failureSummary ?? '').split('\n').at(-1)?.trim() ?? '';
      return `${id} at ${target.join(' ')}: ${html.slice(0, 160)} (${why.slice(0, 160)})`;
    }),
  );
}
