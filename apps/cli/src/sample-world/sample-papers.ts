import { impossibleBrNumber, impossibleUscc } from './sample-numbers.js';
import type { NeedFields, OfferFields, ProfileFields, SampleEnterprise, SampleProvider } from './sample-facts.js';
import type { ShortNames } from './sample-facts.js';

/** Nobody may take a sample for a real firm: every name says so, in its own script. */
export function fullNamesOf(names: ShortNames): ProfileFields['names'] {
  return {
    'zh-Hans': `示例·${names['zh-Hans']}有限公司`,
    'zh-Hant': `範例·${names['zh-Hant']}有限公司`,
    en: `Sample ${names.en} Ltd`,
  };
}

const numberOf = (key: string) => Number(key.slice(1));

/** The whole profile, or for a firm without a need as much of it as somebody wrote before lunch. */
export function enterpriseProfile(firm: SampleEnterprise): ProfileFields {
  const begun = { names: fullNamesOf(firm.names), placeCode: firm.placeCode, seeks: true, provides: false };
  if (firm.need === undefined) return { ...begun, sectorCodes: [], languageCodes: [] };
  return {
    ...begun,
    uscc: impossibleUscc(firm.placeCode, numberOf(firm.key)),
    sectorCodes: firm.sectorCodes,
    sizeCode: 'medium',
    hasHongKongEntity: firm.hasHongKongEntity,
    ...(firm.need.stageCode ? { stageCode: firm.need.stageCode } : {}),
    languageCodes: ['cantonese', 'mandarin'],
  };
}

export function providerProfile({ key, names, sectorCodes, offer }: SampleProvider): ProfileFields {
  return {
    names: fullNamesOf(names),
    brNumber: impossibleBrNumber(numberOf(key)),
    placeCode: 'HK',
    sectorCodes,
    sizeCode: 'small',
    seeks: false,
    provides: true,
    hasHongKongEntity: true,
    languageCodes: offer.languageCodes ?? ['cantonese', 'mandarin'],
  };
}

/** The firm's need; undefined for who has none. */
export function needOf(firm: SampleEnterprise, enterpriseId: string, today: Date): NeedFields | undefined {
  if (firm.need === undefined) return undefined;
  const { deadlineInDays, ...facts } = firm.need;
  return {
    enterpriseId,
    sectorCodes: firm.sectorCodes,
    marketCodes: [],
    requiredAccreditationCodes: [],
    languageCodes: [],
    confidential: false,
    ...facts,
    ...(deadlineInDays === undefined ? {} : { deadlineOn: hongKongDay(today, deadlineInDays) }),
  };
}

export function offerOf({ offer }: SampleProvider, providerId: string, idOf: (key: string) => string): OfferFields {
  const { exclusiveMandate, ...facts } = offer;
  return {
    providerId,
    servesSectorCodes: [],
    servesSizeCodes: [],
    servesRegionCodes: [],
    servesStageCodes: [],
    marketCodes: [],
    requiresHongKongEntity: false,
    accreditationCodes: [],
    languageCodes: ['cantonese', 'mandarin'],
    capacity: 5,
    ...facts,
    exclusiveMandates: exclusiveMandate ? [mandateOf(exclusiveMandate, idOf)] : [],
  };
}

function mandateOf(
  { principalKey, ...scope }: NonNullable<SampleProvider['offer']['exclusiveMandate']>,
  idOf: (key: string) => string,
): OfferFields['exclusiveMandates'][number] {
  return { principalId: idOf(principalKey), ...scope };
}

/** The calendar day in Hong Kong that many days from now. */
export function hongKongDay(from: Date, daysAhead: number): string {
  const eightHours = 8 * 3_600_000;
  return new Date(from.getTime() + eightHours + daysAhead * 86_400_000).toISOString().slice(0, 10);
}
