import type { Trilingual } from '@harbourlink/kernel';

/** What a memorandum can be about. */
export const cooperationAreas = {
  'trade-and-investment': { 'zh-Hans': '贸易与投资', 'zh-Hant': '貿易與投資', en: 'Trade and investment' },
  'financial-services': { 'zh-Hans': '金融服务', 'zh-Hant': '金融服務', en: 'Financial services' },
  'professional-services': { 'zh-Hans': '专业服务', 'zh-Hant': '專業服務', en: 'Professional services' },
  'legal-and-dispute-resolution': {
    'zh-Hans': '法律与争议解决',
    'zh-Hant': '法律與爭議解決',
    en: 'Legal and dispute resolution',
  },
  'innovation-and-technology': { 'zh-Hans': '创新科技', 'zh-Hant': '創新科技', en: 'Innovation and technology' },
  'life-and-health': { 'zh-Hans': '生命健康', 'zh-Hant': '生命健康', en: 'Life and health' },
  'advanced-manufacturing': { 'zh-Hans': '先进制造', 'zh-Hant': '先進製造', en: 'Advanced manufacturing' },
  'green-development': { 'zh-Hans': '绿色发展', 'zh-Hant': '綠色發展', en: 'Green development' },
  'shipping-and-ports': { 'zh-Hans': '航运与港口', 'zh-Hant': '航運與港口', en: 'Shipping and ports' },
  'logistics-and-supply-chain': {
    'zh-Hans': '物流与供应链',
    'zh-Hant': '物流與供應鏈',
    en: 'Logistics and supply chain',
  },
  'e-commerce': { 'zh-Hans': '电子商务', 'zh-Hant': '電子商務', en: 'E-commerce' },
  'construction-and-engineering': {
    'zh-Hans': '建筑与工程',
    'zh-Hant': '建築與工程',
    en: 'Construction and engineering',
  },
  'culture-and-tourism': { 'zh-Hans': '文化旅游', 'zh-Hant': '文化旅遊', en: 'Culture and tourism' },
  'education-and-talent': { 'zh-Hans': '教育与人才', 'zh-Hant': '教育與人才', en: 'Education and talent' },
  'belt-and-road': { 'zh-Hans': '“一带一路”合作', 'zh-Hant': '「一帶一路」合作', en: 'Belt and Road co-operation' },
  other: { 'zh-Hans': '其他', 'zh-Hant': '其他', en: 'Other' },
} as const satisfies Record<string, Trilingual>;

export type CooperationArea = keyof typeof cooperationAreas;

export const cooperationAreaCodes = Object.keys(cooperationAreas) as CooperationArea[];
