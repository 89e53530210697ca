import { useCallback } from 'react';
import { languages } from '@harbourlink/kernel';
import { useFormats } from '../language/formats.js';
import { ownNames } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import type { FieldsInWords } from '../parts/draft-conflict.js';
import { publicationTexts } from '../publications/texts.js';
import type { OfferForm } from './offer-form.js';
import { texts } from './texts.js';

export function useOfferWords(): (offer: OfferForm) => FieldsInWords {
  const say = useTexts(texts);
  const both = useTexts(publicationTexts);
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
      [say('requiresHongKongEntity'), both(offer.requiresHongKongEntity ? 'yes' : 'no')],
    ],
    [say, both, labels],
  );
}
