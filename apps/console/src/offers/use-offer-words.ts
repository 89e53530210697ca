import { useCallback } from 'react';
import { languages } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import { useFormats } from '../language/formats.js';
import { ownNames } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import type { OfferForm } from './offer-form.js';
import { texts } from './texts.js';

type Words = readonly [label: string, text: string, lang?: Language];

/** Every field of an offer with its name and its value as people read it; empty when nothing is said. */
export function useOfferWords(): (offer: OfferForm) => readonly Words[] {
  const say = useTexts(texts);
  const { labels } = useFormats();
  return useCallback(
    (offer) => [
      [say('serviceCodes'), labels('service', offer.serviceCodes)],
      [say('marketCodes'), labels('market', offer.marketCodes)],
      ...languages.map(
        (language) => [`${say('texts')} (${ownNames[language]})`, offer.texts[language], language] as const,
      ),
      [say('accreditationCodes'), labels('accreditation', offer.accreditationCodes)],
      [say('languageCodes'), labels('work-language', offer.languageCodes)],
      [say('capacity'), offer.capacity],
      [say('servesSectorCodes'), labels('sector', offer.servesSectorCodes)],
      [say('servesSizeCodes'), labels('size', offer.servesSizeCodes)],
      [say('servesRegionCodes'), labels('origin', offer.servesRegionCodes)],
      [say('servesStageCodes'), labels('stage', offer.servesStageCodes)],
      [say('requiresHongKongEntity'), say(offer.requiresHongKongEntity ? 'yes' : 'no')],
    ],
    [say, labels],
  );
}
