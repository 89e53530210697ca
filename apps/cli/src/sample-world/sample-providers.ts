import type { SampleProvider, ShortNames } from './sample-facts.js';

const names = (hans: string, hant: string, en: string): ShortNames => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });
const hant = (text: string) => ({ 'zh-Hant': text });

/** The Hong Kong service providers of the sample world, P1 to P13. All fictional. */
export const sampleProviders: readonly SampleProvider[] = [
  {
    key: 'P1',
    names: names('港漪财资', '港漪財資', 'Kongyi Treasury'),
    sectorCodes: ['financial-services'],
    offer: {
      serviceCodes: ['treasury-centre', 'headquarters', 'accounting-and-tax'],
      servesSectorCodes: ['advanced-manufacturing-and-new-materials', 'high-end-equipment'],
      texts: hant('協助製造業設立財資中心。'),
    },
  },
  {
    key: 'P2',
    names: names('维屿融资', '維嶼融資', 'Waiyu Capital'),
    sectorCodes: ['financial-services'],
    offer: {
      serviceCodes: ['listing-sponsorship', 'fund-raising'],
      servesSectorCodes: ['life-and-health-technology'],
      servesStageCodes: ['phase-1', 'phase-2', 'phase-3', 'commercial'],
      accreditationCodes: ['licensed-sponsor'],
      texts: hant('專注生物科技上市。'),
    },
  },
  {
    key: 'P3',
    names: names('鲤湾律师行', '鯉灣律師行', 'Leiwan Law'),
    sectorCodes: ['legal-and-accounting'],
    offer: { serviceCodes: ['listing', 'overseas-listing-filing', 'legal'], texts: hant('上市法律及備案協調。') },
  },
  {
    key: 'P4',
    names: names('衡舶争议', '衡舶爭議', 'Hangpak Disputes'),
    sectorCodes: ['legal-and-accounting'],
    offer: {
      serviceCodes: ['arbitration-and-dispute-resolution', 'contract-advice'],
      servesSectorCodes: ['clean-energy', 'construction-and-engineering'],
      languageCodes: ['english', 'russian'],
      capacity: 1,
      texts: { en: 'Energy and construction; Russian spoken.' },
    },
  },
  {
    key: 'P5',
    names: names('海棂绿融', '海欞綠融', 'Hoiling Green'),
    sectorCodes: ['financial-services'],
    offer: {
      serviceCodes: ['project-finance'],
      servesSectorCodes: ['clean-energy'],
      marketCodes: ['central-asia'],
      texts: hant('中亞新能源項目融資。'),
    },
  },
  {
    key: 'P6',
    names: names('杏榄临床', '杏欖臨床', 'Hanglam Clinical'),
    sectorCodes: ['life-and-health-technology'],
    offer: {
      serviceCodes: ['clinical-trials'],
      servesSectorCodes: ['life-and-health-technology'],
      servesStageCodes: ['pre-clinical', 'phase-1', 'phase-2'],
      texts: { en: 'Trial planning from pre-clinical to Phase II.' },
    },
  },
  {
    key: 'P7',
    names: names('信堤信保', '信堤信保', 'Shuntai Credit'),
    sectorCodes: ['financial-services'],
    offer: {
      serviceCodes: ['export-credit-insurance'],
      marketCodes: ['central-asia'],
      requiresHongKongEntity: true,
      texts: hant('只服務香港註冊出口商。'),
    },
  },
  {
    key: 'P8',
    names: names('榄角品牌', '欖角品牌', 'Lamkok Brand'),
    sectorCodes: ['consumer-goods-and-brand'],
    offer: {
      serviceCodes: ['branding-and-marketing', 'cross-border-e-commerce'],
      servesSectorCodes: ['consumer-goods-and-brand'],
      marketCodes: ['asean'],
      exclusiveMandate: {
        principalKey: 'E13',
        serviceCodes: ['branding-and-marketing', 'cross-border-e-commerce'],
        sectorCodes: ['consumer-goods-and-brand'],
      },
      texts: hant('東盟電商品牌營運。'),
    },
  },
  {
    key: 'P9',
    names: names('锁山合规', '鎖山合規', 'Soshan Privacy'),
    sectorCodes: ['professional-services'],
    offer: {
      serviceCodes: ['data-compliance'],
      marketCodes: ['europe'],
      languageCodes: ['mandarin', 'english'],
      texts: { en: 'Three-regime programmes in Mandarin.' },
    },
  },
  {
    key: 'P10',
    names: names('验航检测', '驗航檢測', 'Yimhong Testing'),
    sectorCodes: ['professional-services'],
    offer: {
      serviceCodes: ['testing-and-certification'],
      marketCodes: ['europe'],
      accreditationCodes: ['reach', 'rohs'],
      texts: hant('歐盟化學品檢測。'),
    },
  },
  {
    key: 'P11',
    names: names('启楫物流', '啟楫物流', 'Kaichip Logistics'),
    sectorCodes: ['transport-logistics-and-supply-chain'],
    offer: {
      serviceCodes: ['offshore-trade', 'rail-air-transport'],
      servesSectorCodes: ['transport-logistics-and-supply-chain', 'advanced-manufacturing-and-new-materials'],
      marketCodes: ['europe', 'central-asia'],
      texts: hant('離岸貿易結算及鐵空聯運。'),
    },
  },
  {
    key: 'P12',
    names: names('峰屿启业', '峰嶼啟業', 'Fungyu Set-up'),
    sectorCodes: ['professional-services'],
    offer: {
      serviceCodes: ['company-set-up', 'headquarters', 'visas', 'innovation-park'],
      texts: { en: 'Talent-scheme and park applications.' },
    },
  },
  {
    key: 'P13',
    names: names('港岳司库', '港嶽司庫', 'Kongngok Treasury'),
    sectorCodes: ['financial-services'],
    offer: {
      serviceCodes: ['treasury-centre'],
      servesSizeCodes: ['large'],
      languageCodes: ['english'],
      texts: { en: 'Regional treasury design for listed groups.' },
    },
  },
];
