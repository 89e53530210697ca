import { useCallback } from 'react';
import { languages } from '@harbourlink/kernel';
import { useFormats } from '../language/formats.js';
import { ownNames } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import type { FieldsInWords } from '../parts/draft-conflict.js';
import { publicationTexts } from '../publications/texts.js';
import { isAmount, needOfForm } from './need-form.js';
import type { NeedForm } from './need-form.js';
import { texts } from './texts.js';

export function useNeedWords(): (need: NeedForm) => FieldsInWords {
  const say = useTexts(texts);
  const both = useTexts(publicationTexts);
  const { label, labels, date, money } = useFormats();
  return useCallback(
    (need) => {
      const budgetInWords = (): string => {
        if (!isAmount(need.budgetLow) || !isAmount(need.budgetHigh))
          return `${need.budgetLow} ${need.budgetHigh}`.trim();
        const { low, high } = needOfForm(need).budget ?? {};
        if (low && high) return say('budget.between', { low: money(low), high: money(high) });
        if (low) return say('budget.from', { low: money(low) });
        return high ? say('budget.to', { high: money(high) }) : '';
      };
      return [
        [say('serviceCodes'), labels('service', need.serviceCodes)],
        [say('marketCodes'), labels('market', need.marketCodes)],
        ...languages.map(
          (language) => [`${say('texts')} (${ownNames[language]})`, need.texts[language], language] as const,
        ),
        [say('confidential'), both(need.confidential ? 'yes' : 'no')],
        [say('sectorCodes'), labels('sector', need.sectorCodes)],
        [say('stageCode'), need.stageCode ? label('stage', need.stageCode) : ''],
        [say('languageCodes'), labels('work-language', need.languageCodes)],
        [say('requiredAccreditationCodes'), labels('accreditation', need.requiredAccreditationCodes)],
        [say('budget'), budgetInWords()],
        [say('deadlineOn'), need.deadlineOn ? date(need.deadlineOn) : ''],
      ];
    },
    [say, both, label, labels, date, money],
  );
}
