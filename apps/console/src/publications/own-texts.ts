import type { Trilingual } from '@harbourlink/kernel';

/** What needs and offers each say in words of their own. */
export type OwnTexts = Readonly<
  Record<
    | 'title'
    | 'one'
    | 'firm'
    | 'new'
    | 'new.text'
    | 'new.noProfile.text'
    | 'serviceCodes'
    | 'serviceCodes.hint'
    | 'marketCodes'
    | 'publish'
    | 'end'
    | 'search'
    | 'empty'
    | 'empty.text'
    | 'empty.found'
    | 'untitled',
    Trilingual
  >
>;
