import { describe, expect, it } from '@jest/globals';
import { exclusionCodes } from '../domain/exclusions.js';
import { reasonTones } from '../domain/reasons.js';
import type { ReasonCode } from '../domain/reasons.js';
import { exclusionInWords, reasonInWords } from './wording.js';
import { exclusionTexts, reasonTexts } from './wording.texts.js';

const samples = {
  service: 'treasury-centre',
  sector: 'clean-energy',
  market: 'asean',
  language: 'russian',
  stage: 'pre-clinical',
  size: 'large',
  region: '330200',
  accreditation: 'halal',
} as const;
const every = Object.values(samples);

describe('wording', () => {
  it.each(Object.keys(reasonTones) as ReasonCode[])(
    'of the reason %s has no placeholder left in any language',
    (reasonCode) => {
      const reason = {
        sideCode: 'need',
        reasonCode,
        needFieldCodes: [],
        offerFieldCodes: [],
        valueCodes: every,
      } as const;
      for (const text of Object.values(reasonInWords(reason))) expect(text).not.toContain('{');
    },
  );

  it.each(exclusionCodes)('of the exclusion %s has no placeholder left in any language', (code) => {
    const exclusion = { code, needFields: [], offerFields: [], valueCodes: every };
    for (const text of Object.values(exclusionInWords(exclusion))) expect(text).not.toContain('{');
  });

  it("names codes by their labels in the reader's language", () => {
    const text = reasonInWords({
      sideCode: 'need',
      reasonCode: 'covers-some-services',
      needFieldCodes: [],
      offerFieldCodes: [],
      valueCodes: ['treasury-centre', 'headquarters'],
    });
    expect(text).toEqual({
      'zh-Hans': '提供部分所需服务：企业财资中心、地区或国际总部',
      'zh-Hant': '提供部分所需服務：企業財資中心、地區或國際總部',
      en: 'Offers some of the services asked for: Corporate treasury centre, Regional or international headquarters',
    });
  });

  it('shows a code the taxonomy does not know as it is', () => {
    expect(
      exclusionInWords({ code: 'missing-accreditation', needFields: [], offerFields: [], valueCodes: ['x-1'] }).en,
    ).toBe('Lacks what is required: x-1');
  });

  it('labels every value code of its kind', () => {
    const labelled: Partial<Record<ReasonCode, string>> = {
      'wants-region': samples.region,
      'specialised-in-sector': samples.sector,
      'serves-market': samples.market,
      'shares-language': samples.language,
      'wants-size': samples.size,
      'wants-stage': samples.stage,
      'holds-accreditation': samples.accreditation,
    };
    for (const [reasonCode, code] of Object.entries(labelled)) {
      const reason = { reasonCode: reasonCode as ReasonCode, valueCodes: [code] };
      const { en } = reasonInWords({ sideCode: 'need', needFieldCodes: [], offerFieldCodes: [], ...reason });
      expect(en).not.toContain(code);
    }
  });

  it('uses a placeholder only where there are values to name', () => {
    for (const text of [...Object.values(reasonTexts), ...Object.values(exclusionTexts)]) {
      const uses = Object.values(text).map((language) => language.includes('{values}'));
      expect(new Set(uses).size).toBe(1);
    }
  });
});
