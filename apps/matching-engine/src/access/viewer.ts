import { isUuid } from '@harbourlink/kernel';
import { hasRole } from '@harbourlink/service-kit/auth';
import type { Caller } from '@harbourlink/service-kit/auth';

/**
 * Who looks, as far as matching tells people apart. One policy for objects and lists: the platform's own people see every
 * pair with its score; a firm sees what it takes part in, with reasons and bands, and never the other side's answers.
 */
export type Viewer = { readonly kind: 'platform' } | { readonly kind: 'firm'; readonly organisationId: string };

/** Firms have UUIDs; whoever acts for nothing of the kind takes part in nothing. */
const NO_FIRM = '00000000-0000-0000-0000-000000000000';

export function viewerOf(caller: Caller): Viewer {
  if (hasRole(caller, 'officer', 'team_head', 'verifier', 'event_desk', 'administrator', 'auditor')) {
    return { kind: 'platform' };
  }
  return { kind: 'firm', organisationId: isUuid(caller.organisationId) ? caller.organisationId : NO_FIRM };
}

/** The firm a list is limited to; undefined for who sees them all. */
export function limitedTo(viewer: Viewer): string | undefined {
  return viewer.kind === 'platform' ? undefined : viewer.organisationId;
}
