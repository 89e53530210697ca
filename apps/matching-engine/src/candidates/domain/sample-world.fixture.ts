import type { ExclusiveMandate, FirmFacts, NeedFacts, OfferFacts, Pair } from './facts.js';

/** The sample world as structured facts: what an expert knows of each firm, without a single word or name. */
interface SampleFirm extends FirmFacts {
  readonly need?: NeedFacts;
}

function enterprise(
  id: string,
  placeCode: string,
  sectorCodes: readonly string[],
  need: Partial<NeedFacts> & Pick<NeedFacts, 'serviceCodes'>,
  firm: Partial<FirmFacts> = {},
): SampleFirm {
  return {
    id,
    standing: 'checked',
    sectorCodes,
    placeCode,
    sizeCode: 'medium',
    languageCodes: ['cantonese', 'mandarin'],
    hasHongKongEntity: false,
    ...firm,
    need: {
      id: `need-of-${id}`,
      enterpriseId: id,
      publication: 'published',
      sectorCodes,
      marketCodes: [],
      requiredAccreditationCodes: [],
      languageCodes: [],
      ...need,
    },
  };
}

const entity = { hasHongKongEntity: true };

export const enterprises: readonly SampleFirm[] = [
  enterprise(
    'E1',
    '330200',
    ['advanced-manufacturing-and-new-materials'],
    { serviceCodes: ['treasury-centre', 'headquarters'] },
    entity,
  ),
  enterprise('E2', '330100', ['life-and-health-technology'], { serviceCodes: ['listing'], stageCode: 'phase-1' }),
  enterprise('E3', '230100', ['life-and-health-technology'], {
    serviceCodes: ['clinical-trials', 'fund-raising'],
    stageCode: 'pre-clinical',
  }),
  enterprise('E4', '230100', ['high-end-equipment'], {
    serviceCodes: ['export-credit-insurance'],
    marketCodes: ['central-asia'],
  }),
  enterprise('E5', '650100', ['clean-energy'], {
    serviceCodes: ['project-finance', 'arbitration-and-dispute-resolution'],
    marketCodes: ['central-asia'],
    languageCodes: ['mandarin', 'russian'],
  }),
  enterprise(
    'E6',
    '440600',
    ['consumer-goods-and-brand'],
    { serviceCodes: ['branding-and-marketing', 'cross-border-e-commerce'], marketCodes: ['asean'] },
    entity,
  ),
  enterprise('E7', '440300', ['ai-and-robotics'], { serviceCodes: ['innovation-park', 'visas'] }),
  enterprise('E8', '510100', ['data-science'], {
    serviceCodes: ['data-compliance'],
    marketCodes: ['europe'],
  }),
  enterprise('E9', '420100', ['advanced-manufacturing-and-new-materials'], {
    serviceCodes: ['testing-and-certification', 'intellectual-property'],
    marketCodes: ['europe'],
    requiredAccreditationCodes: ['reach'],
  }),
  enterprise('E10', '430100', ['consumer-goods-and-brand'], {
    serviceCodes: ['testing-and-certification'],
    marketCodes: ['middle-east'],
    requiredAccreditationCodes: ['halal'],
  }),
  enterprise('E11', '500000', ['transport-logistics-and-supply-chain'], {
    serviceCodes: ['offshore-trade', 'rail-air-transport'],
    marketCodes: ['europe'],
  }),
  enterprise('E12', '350100', ['construction-and-engineering'], {
    serviceCodes: ['contract-advice'],
    marketCodes: ['HU'],
  }),
  enterprise(
    'E13',
    '440600',
    ['consumer-goods-and-brand'],
    { serviceCodes: ['branding-and-marketing'], marketCodes: ['asean'] },
    entity,
  ),
];

const exclusiveForE13: ExclusiveMandate = {
  principalId: 'E13',
  serviceCodes: ['branding-and-marketing', 'cross-border-e-commerce'],
  sectorCodes: ['consumer-goods-and-brand'],
};

function offer(providerId: string, facts: Partial<OfferFacts> & Pick<OfferFacts, 'serviceCodes'>): OfferFacts {
  return {
    id: `offer-of-${providerId}`,
    providerId,
    publication: 'published',
    servesSectorCodes: [],
    servesSizeCodes: [],
    servesRegionCodes: [],
    servesStageCodes: [],
    marketCodes: [],
    requiresHongKongEntity: false,
    accreditationCodes: [],
    languageCodes: ['cantonese', 'mandarin'],
    capacity: 5,
    exclusiveMandates: [],
    ...facts,
  };
}

export const offers: readonly OfferFacts[] = [
  offer('P1', {
    serviceCodes: ['treasury-centre', 'headquarters', 'accounting-and-tax'],
    servesSectorCodes: ['advanced-manufacturing-and-new-materials', 'high-end-equipment'],
  }),
  offer('P2', {
    serviceCodes: ['listing-sponsorship', 'fund-raising'],
    servesSectorCodes: ['life-and-health-technology'],
    servesStageCodes: ['phase-1', 'phase-2', 'phase-3', 'commercial'],
    accreditationCodes: ['licensed-sponsor'],
  }),
  offer('P3', { serviceCodes: ['listing', 'overseas-listing-filing', 'legal'] }),
  offer('P4', {
    serviceCodes: ['arbitration-and-dispute-resolution', 'contract-advice'],
    servesSectorCodes: ['clean-energy', 'construction-and-engineering'],
    languageCodes: ['english', 'russian'],
    capacity: 1,
  }),
  offer('P5', {
    serviceCodes: ['project-finance'],
    servesSectorCodes: ['clean-energy'],
    marketCodes: ['central-asia'],
  }),
  offer('P6', {
    serviceCodes: ['clinical-trials'],
    servesSectorCodes: ['life-and-health-technology'],
    servesStageCodes: ['pre-clinical', 'phase-1', 'phase-2'],
  }),
  offer('P7', {
    serviceCodes: ['export-credit-insurance'],
    marketCodes: ['central-asia'],
    requiresHongKongEntity: true,
  }),
  offer('P8', {
    serviceCodes: ['branding-and-marketing', 'cross-border-e-commerce'],
    servesSectorCodes: ['consumer-goods-and-brand'],
    marketCodes: ['asean'],
    exclusiveMandates: [exclusiveForE13],
  }),
  offer('P9', { serviceCodes: ['data-compliance'], marketCodes: ['europe'], languageCodes: ['mandarin', 'english'] }),
  offer('P10', {
    serviceCodes: ['testing-and-certification'],
    marketCodes: ['europe'],
    accreditationCodes: ['reach', 'rohs'],
  }),
  offer('P11', {
    serviceCodes: ['offshore-trade', 'rail-air-transport'],
    servesSectorCodes: ['transport-logistics-and-supply-chain', 'advanced-manufacturing-and-new-materials'],
    marketCodes: ['europe', 'central-asia'],
  }),
  offer('P12', { serviceCodes: ['company-set-up', 'headquarters', 'visas', 'innovation-park'] }),
  offer('P13', { serviceCodes: ['treasury-centre'], servesSizeCodes: ['large'], languageCodes: ['english'] }),
];

/** The pair of two samples by their numbers; what is given replaces facts of the need, the firm, the offer or the provider. */
export function samplePair(enterpriseId: string, providerId: string, change: PairChange = {}): Pair {
  const firm = enterprises.find(({ id }) => id === enterpriseId);
  const offered = offers.find((candidate) => candidate.providerId === providerId);
  if (firm?.need === undefined || offered === undefined) throw new Error(`no sample ${enterpriseId}-${providerId}`);
  const { need, ...facts } = firm;
  return {
    need: { ...need, ...change.need },
    enterprise: { ...facts, ...change.enterprise },
    offer: { ...offered, ...change.offer },
    provider: {
      id: providerId,
      standing: 'checked',
      sectorCodes: ['financial-services'],
      placeCode: 'HK',
      languageCodes: offered.languageCodes,
      hasHongKongEntity: true,
      ...change.provider,
    },
    openIntroductions: change.openIntroductions ?? 0,
  };
}

export interface PairChange {
  readonly need?: Partial<NeedFacts>;
  readonly enterprise?: Partial<FirmFacts>;
  readonly offer?: Partial<OfferFacts>;
  readonly provider?: Partial<FirmFacts>;
  readonly openIntroductions?: number;
}
