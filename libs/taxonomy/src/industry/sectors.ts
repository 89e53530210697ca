import type { Entry, Labels } from '../entry.js';
import { codesOf, entriesOf } from '../entry.js';

const table = {
  'financial-services': ['金融服务', '金融服務', 'Financial services'],
  'legal-and-accounting': ['法律及会计', '法律及會計', 'Legal and accounting'],
  'construction-and-engineering': ['建筑及工程', '建築及工程', 'Construction and engineering'],
  'new-energy-and-environment': ['新能源及环境服务', '新能源及環境服務', 'New energy and environmental services'],
  'transport-logistics-and-supply-chain': [
    '运输、物流及供应链',
    '運輸、物流及供應鏈',
    'Transport, logistics and supply chain',
  ],
  'innovation-and-technology': ['创新科技', '創新科技', 'Innovation and technology'],
  'ai-and-robotics': ['人工智能及机器人', '人工智能及機械人', 'AI and robotics'],
  'data-science': ['数据科学', '數據科學', 'Data science'],
  fintech: ['金融科技', '金融科技', 'Fintech'],
  'life-and-health-technology': ['生命健康科技', '生命健康科技', 'Life and health technology'],
  'advanced-manufacturing-and-new-materials': [
    '先进制造及新材料',
    '先進製造及新材料',
    'Advanced manufacturing and new materials',
  ],
  'clean-energy': ['清洁能源', '清潔能源', 'Clean energy'],
  'digital-economy': ['数字经济', '數字經濟', 'Digital economy'],
  bioeconomy: ['生物经济', '生物經濟', 'Bioeconomy'],
  'high-end-equipment': ['高端装备', '高端裝備', 'High-end equipment'],
  'cross-border-e-commerce': ['跨境电商', '跨境電商', 'Cross-border e-commerce'],
  'consumer-goods-and-brand': ['消费品及品牌', '消費品及品牌', 'Consumer goods and brand'],
  'professional-services': ['专业及增值服务', '專業及增值服務', 'Professional and value-added services'],
  'tourism-and-culture': ['旅游及文化', '旅遊及文化', 'Tourism and culture'],
  unclassified: ['未分类', '未分類', 'Unclassified'],
} satisfies Record<string, Labels>;

export type SectorCode = keyof typeof table;

/** The platform's own sectors. `unclassified` is visible on purpose: an officer chooses the sector. */
export const sectors: readonly Entry<SectorCode>[] = entriesOf<SectorCode>(table);
export const sectorCodes: readonly SectorCode[] = codesOf(sectors);

const parents: Readonly<Partial<Record<SectorCode, SectorCode>>> = {
  'ai-and-robotics': 'innovation-and-technology',
  'data-science': 'innovation-and-technology',
  fintech: 'innovation-and-technology',
  'life-and-health-technology': 'innovation-and-technology',
  'advanced-manufacturing-and-new-materials': 'innovation-and-technology',
  'clean-energy': 'new-energy-and-environment',
  'digital-economy': 'innovation-and-technology',
  bioeconomy: 'innovation-and-technology',
  'high-end-equipment': 'innovation-and-technology',
};

/** The sector a narrower one lies in; undefined for a broad one. */
export function parentSectorOf(code: string): SectorCode | undefined {
  return (parents as Readonly<Record<string, SectorCode | undefined>>)[code];
}

/** True when the sector is the other one or lies in it. `unclassified` lies in nothing, not even in itself. */
export function isWithinSector(code: string, sector: string): boolean {
  return code !== 'unclassified' && (code === sector || parentSectorOf(code) === sector);
}
