import type { Language } from '@harbourlink/kernel';
import type { Notice } from './notices.queries.js';

/** What is said of a notice that has just come; without its subject where that could not be read. */
export interface HeardNotice {
  readonly id: string;
  readonly language: Language;
  readonly subject?: string;
}

/**
 * The words of a new notice in the language chosen here. The stream has them in the language the browser asked for, and
 * stays as it is when another is chosen: all windows share it. `newest` reads the newest notices in the language chosen.
 */
export async function hearNotice(
  id: string,
  language: Language,
  newest: () => Promise<{ readonly items: readonly Pick<Notice, 'id' | 'subject'>[] }>,
): Promise<HeardNotice> {
  const found = await newest().catch(() => undefined);
  const subject = found?.items.find((notice) => notice.id === id)?.subject;
  return { id, language, ...(subject !== undefined && { subject }) };
}
