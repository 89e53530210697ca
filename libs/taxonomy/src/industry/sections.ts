import type { Entry, Labels } from '../entry.js';
import { entriesOf } from '../entry.js';
import type { SectorCode } from './sectors.js';

/** The 21 sections of the Hong Kong Standard Industrial Classification V2.0 (after ISIC Rev. 4). */
const hsic = {
  A: ['农业、林业及渔业', '農業、林業及漁業', 'Agriculture, forestry and fishing'],
  B: ['采矿及采石', '採礦及採石', 'Mining and quarrying'],
  C: ['制造', '製造', 'Manufacturing'],
  D: ['电力及燃气供应', '電力及燃氣供應', 'Electricity and gas supply'],
  E: [
    '自来水供应、污水处理、废物管理及污染防治',
    '自來水供應、污水處理、廢棄物管理及污染防治',
    'Water supply; sewerage, waste management and remediation activities',
  ],
  F: ['建造', '建造', 'Construction'],
  G: ['进出口贸易、批发及零售业', '進出口貿易、批發及零售業', 'Import/export, wholesale and retail trades'],
  H: [
    '运输、仓库、邮政及速递服务',
    '運輸、倉庫、郵政及速遞服務',
    'Transportation, storage, postal and courier services',
  ],
  I: ['住宿及膳食服务活动', '住宿及膳食服務活動', 'Accommodation and food service activities'],
  J: ['信息及通讯', '資訊及通訊', 'Information and communications'],
  K: ['金融及保险活动', '金融及保險活動', 'Financial and insurance activities'],
  L: ['地产活动', '地產活動', 'Real estate activities'],
  M: ['专业、科学及技术活动', '專業、科學及技術活動', 'Professional, scientific and technical activities'],
  N: ['行政及支持服务活动', '行政及支援服務活動', 'Administrative and support service activities'],
  O: ['公共行政', '公共行政', 'Public administration'],
  P: ['教育', '教育', 'Education'],
  Q: ['人类保健及社会工作活动', '人類保健及社會工作活動', 'Human health and social work activities'],
  R: ['艺术、娱乐及康乐活动', '藝術、娛樂及康樂活動', 'Arts, entertainment and recreation'],
  S: ['其他服务活动', '其他服務活動', 'Other service activities'],
  T: ['家庭住户内部工作活动', '家庭住戶內部工作活動', 'Work activities within domestic households'],
  U: [
    '享有治外法权的组织及团体活动',
    '享有治外法權的組織及團體活動',
    'Activities of extraterritorial organisations and bodies',
  ],
} satisfies Record<string, Labels>;

/** The 20 sections of GB/T 4754-2017. Its letters are not those of HSIC. */
const gbt4754 = {
  A: ['农、林、牧、渔业', '農、林、牧、漁業', 'Agriculture, forestry, animal husbandry and fishery'],
  B: ['采矿业', '採礦業', 'Mining'],
  C: ['制造业', '製造業', 'Manufacturing'],
  D: [
    '电力、热力、燃气及水生产和供应业',
    '電力、熱力、燃氣及水生產和供應業',
    'Production and supply of electricity, heat, gas and water',
  ],
  E: ['建筑业', '建築業', 'Construction'],
  F: ['批发和零售业', '批發和零售業', 'Wholesale and retail trades'],
  G: ['交通运输、仓储和邮政业', '交通運輸、倉儲和郵政業', 'Transport, storage and post'],
  H: ['住宿和餐饮业', '住宿和餐飲業', 'Hotels and catering services'],
  I: [
    '信息传输、软件和信息技术服务业',
    '信息傳輸、軟件和信息技術服務業',
    'Information transmission, software and information technology services',
  ],
  J: ['金融业', '金融業', 'Financial intermediation'],
  K: ['房地产业', '房地產業', 'Real estate'],
  L: ['租赁和商务服务业', '租賃和商務服務業', 'Leasing and business services'],
  M: ['科学研究和技术服务业', '科學研究和技術服務業', 'Scientific research and technical services'],
  N: [
    '水利、环境和公共设施管理业',
    '水利、環境和公共設施管理業',
    'Management of water conservancy, environment and public facilities',
  ],
  O: ['居民服务、修理和其他服务业', '居民服務、修理和其他服務業', 'Services to households, repair and other services'],
  P: ['教育', '教育', 'Education'],
  Q: ['卫生和社会工作', '衞生和社會工作', 'Health and social service'],
  R: ['文化、体育和娱乐业', '文化、體育和娛樂業', 'Culture, sports and entertainment'],
  S: [
    '公共管理、社会保障和社会组织',
    '公共管理、社會保障和社會組織',
    'Public management, social security and social organisation',
  ],
  T: ['国际组织', '國際組織', 'International organisations'],
} satisfies Record<string, Labels>;

export type HsicSection = keyof typeof hsic;
export type Gbt4754Section = keyof typeof gbt4754;

export const hsicSections: readonly Entry<HsicSection>[] = entriesOf<HsicSection>(hsic);
export const gbt4754Sections: readonly Entry<Gbt4754Section>[] = entriesOf<Gbt4754Section>(gbt4754);

/** The nearest platform sector of a whole section; sections are broad, so an officer may choose a narrower one. */
export const sectorOfHsicSection: Readonly<Record<HsicSection, SectorCode>> = {
  A: 'bioeconomy',
  B: 'unclassified',
  C: 'advanced-manufacturing-and-new-materials',
  D: 'new-energy-and-environment',
  E: 'new-energy-and-environment',
  F: 'construction-and-engineering',
  G: 'transport-logistics-and-supply-chain',
  H: 'transport-logistics-and-supply-chain',
  I: 'tourism-and-culture',
  J: 'digital-economy',
  K: 'financial-services',
  L: 'construction-and-engineering',
  M: 'professional-services',
  N: 'professional-services',
  O: 'unclassified',
  P: 'unclassified',
  Q: 'life-and-health-technology',
  R: 'tourism-and-culture',
  S: 'professional-services',
  T: 'unclassified',
  U: 'unclassified',
};

export const sectorOfGbt4754Section: Readonly<Record<Gbt4754Section, SectorCode>> = {
  A: 'bioeconomy',
  B: 'unclassified',
  C: 'advanced-manufacturing-and-new-materials',
  D: 'new-energy-and-environment',
  E: 'construction-and-engineering',
  F: 'transport-logistics-and-supply-chain',
  G: 'transport-logistics-and-supply-chain',
  H: 'tourism-and-culture',
  I: 'digital-economy',
  J: 'financial-services',
  K: 'construction-and-engineering',
  L: 'professional-services',
  M: 'professional-services',
  N: 'new-energy-and-environment',
  O: 'professional-services',
  P: 'unclassified',
  Q: 'life-and-health-technology',
  R: 'tourism-and-culture',
  S: 'unclassified',
  T: 'unclassified',
};
