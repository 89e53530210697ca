import { languages } from '@harbourlink/kernel';
import type { Language, Trilingual } from '@harbourlink/kernel';
import { labelOf } from '@harbourlink/taxonomy';
import type { TaxonomyKind } from '@harbourlink/taxonomy';
import type { Exclusion, ExclusionCode } from '../domain/exclusions.js';
import type { Reason, ReasonCode } from '../domain/reasons.js';
import { exclusionTexts, reasonTexts } from './wording.texts.js';

/** Which taxonomy the value codes of a reason or an exclusion are of. */
const kinds: Readonly<Partial<Record<ReasonCode | ExclusionCode, readonly TaxonomyKind[]>>> = {
  'covers-every-service': ['service'],
  'covers-some-services': ['service'],
  'offers-kindred-service': ['service'],
  'leaves-services-open': ['service'],
  'specialised-in-sector': ['sector'],
  'sector-not-its-focus': ['sector'],
  'serves-market': ['market'],
  'leaves-markets-open': ['market'],
  'shares-language': ['work-language'],
  'no-common-language': ['work-language'],
  'specialised-in-stage': ['stage'],
  'holds-accreditation': ['accreditation'],
  'asks-for-its-services': ['service'],
  'wants-sector': ['sector'],
  'sector-outside-clientele': ['sector'],
  'wants-size': ['size'],
  'size-outside-clientele': ['size'],
  'wants-region': ['place', 'origin'],
  'region-outside-clientele': ['place', 'origin'],
  'wants-stage': ['stage'],
  'no-common-service': ['service'],
  'missing-accreditation': ['accreditation'],
  'stage-not-served': ['stage'],
  'exclusive-mandate-of-rival': ['service', 'sector'],
};

/** What people read for a reason: built from codes and taxonomy labels alone. */
export function reasonInWords({ reasonCode, valueCodes }: Reason): Trilingual {
  return inWords(reasonTexts[reasonCode], reasonCode, valueCodes);
}

export function exclusionInWords({ code, valueCodes }: Exclusion): Trilingual {
  return inWords(exclusionTexts[code], code, valueCodes);
}

/** A list of codes of one taxonomy as people read it. */
export function labelsInWords(kind: TaxonomyKind, codes: readonly string[], language: Language): string {
  return codes.map((code) => labelOf(kind, code, language)).join(language === 'en' ? ', ' : '、');
}

function inWords(text: Trilingual, code: ReasonCode | ExclusionCode, valueCodes: readonly string[]): Trilingual {
  const [hans, hant, en] = languages.map((language) =>
    text[language].replace('{values}', () =>
      valueCodes.map((value) => labelIn(kinds[code] ?? [], value, language)).join(language === 'en' ? ', ' : '、'),
    ),
  );
  return { 'zh-Hans': hans ?? '', 'zh-Hant': hant ?? '', en: en ?? '' };
}

function labelIn(among: readonly TaxonomyKind[], code: string, language: Language): string {
  return among.map((kind) => labelOf(kind, code, language)).find((label) => label !== code) ?? code;
}
