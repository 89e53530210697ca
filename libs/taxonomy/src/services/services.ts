import type { Entry, Labels } from '../entry.js';
import { codesOf, entriesOf } from '../entry.js';

const table = {
  'company-set-up': ['公司设立', '公司設立', 'Company set-up'],
  headquarters: ['地区或国际总部', '地區或國際總部', 'Regional or international headquarters'],
  'treasury-centre': ['企业财资中心', '企業財資中心', 'Corporate treasury centre'],
  listing: ['在港上市', '在港上市', 'Listing in Hong Kong'],
  'listing-sponsorship': ['上市保荐', '上市保薦', 'Listing sponsorship'],
  'overseas-listing-filing': ['境外上市备案', '境外上市備案', 'Overseas listing filing'],
  legal: ['法律服务', '法律服務', 'Legal services'],
  'contract-advice': ['合约顾问', '合約顧問', 'Contract advice'],
  'accounting-and-tax': ['会计及税务', '會計及稅務', 'Accounting and tax'],
  'arbitration-and-dispute-resolution': ['仲裁及争议解决', '仲裁及爭議解決', 'Arbitration and dispute resolution'],
  'compliance-and-esg': ['合规及 ESG', '合規及 ESG', 'Compliance and ESG'],
  'data-compliance': ['数据合规', '數據合規', 'Data compliance'],
  'offshore-trade': ['离岸贸易', '離岸貿易', 'Offshore trade'],
  'supply-chain-management': ['高增值供应链管理', '高增值供應鏈管理', 'High value-added supply chain management'],
  'trade-finance': ['贸易融资', '貿易融資', 'Trade finance'],
  'export-credit-insurance': ['出口信用保险', '出口信用保險', 'Export credit insurance'],
  'project-finance': ['项目融资', '項目融資', 'Project finance'],
  'fund-raising': ['融资', '融資', 'Fund raising'],
  'mergers-and-acquisitions': ['并购', '併購', 'Mergers and acquisitions'],
  'intellectual-property': ['知识产权', '知識產權', 'Intellectual property'],
  'testing-and-certification': ['检测及认证', '檢測及認證', 'Testing and certification'],
  'branding-and-marketing': ['品牌及市场推广', '品牌及市場推廣', 'Branding and marketing'],
  'cross-border-e-commerce': ['跨境电商', '跨境電商', 'Cross-border e-commerce'],
  logistics: ['物流', '物流', 'Logistics'],
  'rail-air-transport': ['铁空联运', '鐵空聯運', 'Rail-air transport'],
  'research-collaboration': ['研发合作', '研發合作', 'R&D collaboration'],
  'clinical-trials': ['临床试验', '臨床試驗', 'Clinical trials'],
  'innovation-park': ['创新科技园区', '創新科技園區', 'Innovation and technology park'],
  talent: ['人才', '人才', 'Talent'],
  visas: ['签证及入境', '簽證及入境', 'Visas'],
  'market-entry': ['开拓海外市场', '開拓海外市場', 'Market entry'],
} satisfies Record<string, Labels>;

export type ServiceCode = keyof typeof table;

/** What Mainland firms seek in Hong Kong and providers sell there. Which market is meant, the market codes say. */
export const services: readonly Entry<ServiceCode>[] = entriesOf<ServiceCode>(table);
export const serviceCodes: readonly ServiceCode[] = codesOf(services);

const parents: Readonly<Partial<Record<ServiceCode, ServiceCode>>> = {
  'listing-sponsorship': 'listing',
  'overseas-listing-filing': 'listing',
  'contract-advice': 'legal',
  'data-compliance': 'compliance-and-esg',
  'project-finance': 'fund-raising',
  'rail-air-transport': 'logistics',
  'clinical-trials': 'research-collaboration',
  visas: 'talent',
};

/** The broader service a service is part of; undefined for a broad one. */
export function parentServiceOf(code: string): ServiceCode | undefined {
  return (parents as Readonly<Record<string, ServiceCode | undefined>>)[code];
}

/** Services whose needs are confidential unless the firm says otherwise. */
export const usuallyConfidentialServiceCodes: readonly ServiceCode[] = [
  'listing',
  'listing-sponsorship',
  'overseas-listing-filing',
  'mergers-and-acquisitions',
  'fund-raising',
];
