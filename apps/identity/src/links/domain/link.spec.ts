import { describe, expect, it } from '@jest/globals';
import { instant } from '@harbourlink/kernel';
import { sessionsOfALink, whyItStaysShut } from './link.js';
import type { Link } from './link.js';

const now = instant('2026-11-22T08:00:00.000Z');
const link = (changes: Partial<Link> = {}): Link => ({
  personId: 'p',
  purpose: 'outcome.confirm',
  resourceId: 'o',
  expiresAt: instant('2026-11-23T08:00:00.000Z'),
  sessions: 0,
  closed: false,
  ...changes,
});

describe('a link', () => {
  it('opens until it expires', () => expect(whyItStaysShut(link(), now)).toBeUndefined());
  it.each([
    ['link.missing', undefined],
    ['link.expired', link({ expiresAt: now })],
    ['link.closed', link({ closed: true })],
    ['link.opened-too-often', link({ sessions: sessionsOfALink })],
  ])('stays shut: %s', (code, shut) => expect(whyItStaysShut(shut, now)).toMatchObject({ code }));
});
