import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Fact } from '../parts/facts.js';
import { texts } from './texts.js';

/** What a need asks for in codes: a need, or a brief of one. */
export interface NeedInCodes {
  readonly serviceCodes: readonly string[];
  readonly sectorCodes: readonly string[];
  readonly marketCodes: readonly string[];
  readonly stageCode?: string;
  readonly languageCodes: readonly string[];
  readonly requiredAccreditationCodes: readonly string[];
}

/** The facts of a need, named as in its form, in the reader's words. */
export function useNeedFacts(need: NeedInCodes): readonly Fact[] {
  const field = useTexts(texts);
  const { labels, label } = useFormats();
  return [
    [field('serviceCodes'), labels('service', need.serviceCodes)],
    [field('sectorCodes'), labels('sector', need.sectorCodes)],
    [field('marketCodes'), labels('market', need.marketCodes)],
    [field('stageCode'), need.stageCode && label('stage', need.stageCode)],
    [field('languageCodes'), labels('work-language', need.languageCodes)],
    [field('requiredAccreditationCodes'), labels('accreditation', need.requiredAccreditationCodes)],
  ];
}
