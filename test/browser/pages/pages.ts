import type { Found } from './found.js';

/** A page of the console: what it is called here, whose it is (nobody's: everybody's), and where. */
export interface ConsolePage {
  readonly name: string;
  readonly who: string | undefined;
  readonly at: string;
}

/** Every page of the console, with something on it. */
export function pagesOf(found: Found): ConsolePage[] {
  const byWhom: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    '': { start: '/welcome', 'sign-in-failed': '/welcome?signIn=failed' },
    E9: {
      'member-home': '/',
      profile: '/profile',
      'member-needs': '/needs',
      'need-new': '/needs/new',
      'member-need': `/needs/${found.need}`,
      'member-introduction': `/introductions/${found.introduction}`,
      'member-memorandum': `/memoranda/${found.memorandum}`,
      'member-outcome': `/outcomes/${found.outcome}`,
      notices: '/notices',
      preferences: '/preferences',
    },
    E14: { 'draft-home': '/', 'draft-profile': '/profile' },
    P10: {
      'provider-home': '/',
      offers: '/offers',
      'offer-new': '/offers/new',
      offer: `/offers/${found.offer}`,
      'provider-introductions': '/introductions',
    },
    P9: { 'answer-awaited-home': '/', 'answer-awaited': `/introductions/${found.openIntroduction}` },
    'officer-wuhan': {
      'officer-home': '/',
      enterprises: '/enterprises',
      enterprise: `/enterprises/${found.enterprise}`,
      imports: '/imports',
      'import-new': '/imports/new',
      import: `/imports/${found.import}`,
      needs: '/needs',
      need: `/needs/${found.need}`,
      candidates: `/needs/${found.need}/candidates`,
      'why-not': `/needs/${found.need}/why-not`,
      introductions: '/introductions',
      introduction: `/introductions/${found.introduction}`,
      'meeting-new': `/introductions/${found.introduction}/meetings/new`,
      meeting: `/meetings/${found.meeting}`,
      memoranda: '/memoranda',
      'memorandum-new': '/memoranda/new',
      memorandum: `/memoranda/${found.memorandum}`,
      'memorandum-edit': `/memoranda/${found.memorandum}/edit`,
      outcomes: '/outcomes',
      'outcome-new': '/outcomes/new',
      outcome: `/outcomes/${found.outcome}`,
      'outcome-correction': `/outcomes/${found.outcome}/correction`,
    },
    verifier: { 'verifier-home': '/', 'verifier-outcomes': '/outcomes' },
    administrator: {
      'administrator-home': '/',
      funnel: '/funnel',
      'funnel-stage': '/funnel/introduced',
      chain: `/chains/${found.outcome}`,
      operations: '/operations',
      letter: `/operations/registry/letters/${found.letter}`,
      parts: '/parts',
      'no-such-page': '/no-such-page',
    },
    auditor: { 'auditor-enterprises': '/enterprises' },
  };
  return Object.entries(byWhom).flatMap(([who, pages]) =>
    Object.entries(pages).map(([name, at]) => ({ name, at, who: who === '' ? undefined : who })),
  );
}
