import { refuse } from '@harbourlink/kernel';
import type { Instant, Refusal, Trilingual } from '@harbourlink/kernel';

/** A secret address for one person and one purpose: it expires, can be closed, and opens a limited number of sessions. */
export interface Link {
  readonly personId: string;
  /** What its sessions may do, as routes name it: `outcome.confirm`. */
  readonly purpose: string;
  /** The one thing they may do it to. */
  readonly resourceId: string;
  /** Whom the person acts for; absent when it is themselves. */
  readonly organisationId?: string;
  readonly expiresAt: Instant;
  readonly sessions: number;
  readonly closed: boolean;
}

/** So many times a link can be opened: enough for a mail read on two devices, too few to share. */
export const sessionsOfALink = 20;

export const sessionMinutes = 15;

/** How long a link lives when whoever asked for it did not say. */
export const usualHours = 30 * 24;

export type LinkRefusal = 'link.missing' | 'link.expired' | 'link.closed' | 'link.opened-too-often';

export const linkRefusals = {
  'link.missing': { 'zh-Hans': '链接无效。', 'zh-Hant': '連結無效。', en: 'There is no such link.' },
  'link.expired': {
    'zh-Hans': '链接已过期，请向您的联系人索取新链接。',
    'zh-Hant': '連結已過期，請向您的聯絡人索取新連結。',
    en: 'The link has expired: ask your contact for a new one.',
  },
  'link.closed': {
    'zh-Hans': '链接已使用或已撤销。',
    'zh-Hant': '連結已使用或已撤銷。',
    en: 'The link has been used or revoked.',
  },
  'link.opened-too-often': {
    'zh-Hans': '链接打开次数过多，已停用。',
    'zh-Hant': '連結開啟次數過多，已停用。',
    en: 'The link has been opened too often and does not work any more.',
  },
} satisfies Record<LinkRefusal, Trilingual>;

/** Why the link opens nothing now; undefined when it does. */
export function whyItStaysShut(link: Link | undefined, now: Instant): Refusal<LinkRefusal> | undefined {
  if (!link) return refuse('link.missing', 'missing');
  if (link.closed) return refuse('link.closed', 'conflict');
  if (link.expiresAt <= now) return refuse('link.expired', 'conflict');
  if (link.sessions >= sessionsOfALink) return refuse('link.opened-too-often', 'conflict');
  return undefined;
}
