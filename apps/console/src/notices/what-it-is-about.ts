import type { Notice } from './notices.queries.js';

/** What was read of the platform that a notice says has changed, by the first word of the query's key. */
export function staleAfter({ workflowCode, page }: Pick<Notice, 'workflowCode' | 'page'>): readonly string[] {
  const [, resource = ''] = page.split('/');
  const besides = companions[resource] ?? [];
  // An accepted introduction discloses contacts; whatever it was, the home page may say something else now.
  const contacts = workflowCode === 'introduction-accepted' ? ['contacts'] : [];
  return ['notices', 'home', 'chains', ...(resource === '' ? [] : [resource]), ...besides, ...contacts];
}

const companions: Readonly<Record<string, readonly string[]>> = {
  enterprises: ['cases'],
  suggestions: ['candidates', 'needs'],
  introductions: ['meetings', 'candidates'],
  memoranda: ['funnel'],
  outcomes: ['memoranda', 'funnel'],
};
