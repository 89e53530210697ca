import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Party } from './introductions.queries.js';
import { texts } from './texts.js';

/** What a party is called: its name, or that it is withheld. */
export function usePartyName(): (party: Party) => string {
  const say = useTexts(texts);
  const { text } = useFormats();
  return ({ names, organisationId, sideCode }) => {
    if (organisationId === undefined) return say('nameWithheld');
    return text(names) || say(sideCode === 'need' ? 'aFirm' : 'aProvider');
  };
}
