import { eventually } from '@harbourlink/testing';
import type { Locator, Page } from 'playwright-core';
import type { Stage } from '../stage/stage.js';

/** A draft of a need of a firm, as the platform has it. */
export interface TypedNeed {
  readonly at: string;
  /** What the platform has of its words in English. */
  readonly stored: () => Promise<string>;
  /** Waits until the platform has these words. */
  readonly says: (words: string) => Promise<unknown>;
}

/** A need that a firm has begun; it says "As it began." */
export async function beginNeed({ api, sample }: Stage, firm: string): Promise<TypedNeed> {
  const codes = { sectorCodes: [], marketCodes: [], requiredAccreditationCodes: [], languageCodes: [] };
  const { status, body } = await api(firm).create('needs', {
    ...codes,
    enterpriseId: sample(firm).organisationId,
    serviceCodes: ['listing'],
    texts: { en: 'As it began.' },
    confidential: true,
  });
  if (status !== 201) throw new Error(`no need could be begun: ${status} ${JSON.stringify(body)}`);
  const reader = api(firm);
  const stored = async () => (await reader.get(`needs/${body.id}`)).body.texts.en as string;
  return {
    at: `/needs/${body.id}`,
    stored,
    says: (words) => eventually(async () => (await stored()) === words, { within: 20_000 }),
  };
}

/** The field for its words in English. */
export const wordsOn = (page: Page): Locator => page.getByRole('textbox', { name: 'In your own words (English)' });

/** Waits until the form says where what was typed is. */
export const isNow = (page: Page, state: 'saved' | 'kept' | 'conflict'): Promise<void> =>
  page.locator(`[data-draft=${state}]`).waitFor();
