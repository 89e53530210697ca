import type { SampleEnterprise, ShortNames } from './sample-facts.js';

const names = (hans: string, hant: string, en: string): ShortNames => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });
const hans = (text: string) => ({ 'zh-Hans': text });

/** The Mainland firms of the sample world, E1 to E14. All fictional. */
export const sampleEnterprises: readonly SampleEnterprise[] = [
  {
    key: 'E1',
    names: names('甬澜精工', '甬瀾精工', 'Yonglan Precision'),
    placeCode: '330200',
    sectorCodes: ['advanced-manufacturing-and-new-materials'],
    hasHongKongEntity: true,
    need: { serviceCodes: ['treasury-centre', 'headquarters'], texts: hans('拟设财资中心，集中管理海外收款。') },
  },
  {
    key: 'E2',
    names: names('浙晞生物', '浙晞生物', 'Zhexi Bio'),
    placeCode: '330100',
    sectorCodes: ['life-and-health-technology'],
    hasHongKongEntity: false,
    need: {
      serviceCodes: ['listing'],
      stageCode: 'phase-1',
      confidential: true,
      texts: hans('核心产品已完成一期，计划赴港上市。'),
    },
  },
  {
    key: 'E3',
    names: names('冰棱基因', '冰棱基因', 'Bingleng Gene'),
    placeCode: '230100',
    sectorCodes: ['life-and-health-technology'],
    hasHongKongEntity: false,
    need: {
      serviceCodes: ['clinical-trials', 'fund-raising'],
      stageCode: 'pre-clinical',
      texts: hans('临床前项目，寻找香港试验机构。'),
    },
  },
  {
    key: 'E4',
    names: names('松岭重装', '松嶺重裝', 'Songling Heavy'),
    placeCode: '230100',
    sectorCodes: ['high-end-equipment'],
    hasHongKongEntity: false,
    need: {
      serviceCodes: ['export-credit-insurance'],
      marketCodes: ['central-asia'],
      texts: hans('向哈萨克斯坦出口，尚无香港公司。'),
    },
  },
  {
    key: 'E5',
    names: names('朔棱绿能', '朔棱綠能', 'Shuoleng Green'),
    placeCode: '650100',
    sectorCodes: ['clean-energy'],
    hasHongKongEntity: false,
    need: {
      serviceCodes: ['project-finance', 'arbitration-and-dispute-resolution'],
      marketCodes: ['central-asia'],
      languageCodes: ['mandarin', 'russian'],
      deadlineInDays: 30,
      texts: hans('投标哈萨克斯坦风电，下月截止。'),
    },
  },
  {
    key: 'E6',
    names: names('禅屿电器', '禪嶼電器', 'Chanyu Home'),
    placeCode: '440600',
    sectorCodes: ['consumer-goods-and-brand'],
    hasHongKongEntity: true,
    need: {
      serviceCodes: ['branding-and-marketing', 'cross-border-e-commerce'],
      marketCodes: ['asean'],
      texts: hans('希望以自主品牌进入东盟。'),
    },
  },
  {
    key: 'E7',
    names: names('鹏壳机器人', '鵬殼機器人', 'Pengke Robotics'),
    placeCode: '440300',
    sectorCodes: ['ai-and-robotics'],
    hasHongKongEntity: false,
    need: { serviceCodes: ['innovation-park', 'visas'], texts: { en: 'Lab plus visas for eight engineers.' } },
  },
  {
    key: 'E8',
    names: names('蓉麦数据', '蓉麥數據', 'Rongmai Data'),
    placeCode: '510100',
    sectorCodes: ['data-science'],
    hasHongKongEntity: false,
    need: {
      serviceCodes: ['data-compliance'],
      marketCodes: ['europe'],
      texts: hans('面向欧洲客户，需数据合规。'),
    },
  },
  {
    key: 'E9',
    names: names('楚棹新材', '楚棹新材', 'Chuzhao Materials'),
    placeCode: '420100',
    sectorCodes: ['advanced-manufacturing-and-new-materials'],
    hasHongKongEntity: false,
    need: {
      serviceCodes: ['testing-and-certification', 'intellectual-property'],
      marketCodes: ['europe'],
      requiredAccreditationCodes: ['reach'],
      texts: hans('涂料进欧盟，需REACH检测。'),
    },
  },
  {
    key: 'E10',
    names: names('湘笛茶业', '湘笛茶業', 'Xiangdi Tea'),
    placeCode: '430100',
    sectorCodes: ['consumer-goods-and-brand'],
    hasHongKongEntity: false,
    need: {
      serviceCodes: ['testing-and-certification'],
      marketCodes: ['middle-east'],
      requiredAccreditationCodes: ['halal'],
      texts: hans('进入中东，需清真认证。'),
    },
  },
  {
    key: 'E11',
    names: names('渝舸供应链', '渝舸供應鏈', 'Yuge Supply'),
    placeCode: '500000',
    sectorCodes: ['transport-logistics-and-supply-chain'],
    hasHongKongEntity: false,
    need: {
      serviceCodes: ['offshore-trade', 'rail-air-transport'],
      marketCodes: ['europe'],
      texts: hans('经中欧班列和香港空港分拨。'),
    },
  },
  {
    key: 'E12',
    names: names('榕舶建工', '榕舶建工', 'Rongbo Build'),
    placeCode: '350100',
    sectorCodes: ['construction-and-engineering'],
    hasHongKongEntity: false,
    need: {
      serviceCodes: ['contract-advice'],
      marketCodes: ['HU'],
      deadlineInDays: 90,
      texts: hans('匈牙利厂房，需FIDIC合约顾问。'),
    },
  },
  {
    key: 'E13',
    names: names('佛曜家电', '佛曜家電', 'Fatyiu Home'),
    placeCode: '440600',
    sectorCodes: ['consumer-goods-and-brand'],
    hasHongKongEntity: true,
    need: {
      serviceCodes: ['branding-and-marketing'],
      marketCodes: ['asean'],
      texts: hans('同类产品，已委托港方独家运营。'),
    },
  },
  {
    key: 'E14',
    names: names('甬舸机械', '甬舸機械', 'Yongge Machinery'),
    placeCode: '330200',
    sectorCodes: ['advanced-manufacturing-and-new-materials'],
    hasHongKongEntity: false,
  },
];
