import { codesOf, entriesOf } from './entry.js';

/** What can come of it all. An MoU is not an outcome. */
export const outcomeKinds = entriesOf({
  'company-set-up': ['设立公司', '設立公司', 'Company set up'],
  expansion: ['扩充业务', '擴充業務', 'Expansion'],
  headquarters: ['总部', '總部', 'Headquarters'],
  'treasury-centre': ['财资中心', '財資中心', 'Treasury centre'],
  listing: ['上市', '上市', 'Listing'],
  investment: ['投资', '投資', 'Investment'],
  contract: ['合同', '合約', 'Contract'],
  jobs: ['就业', '職位', 'Jobs'],
  'research-and-development': ['研发', '研發', 'Research and development'],
  other: ['其他', '其他', 'Other'],
});
export const outcomeKindCodes = codesOf(outcomeKinds);
export type OutcomeKindCode = (typeof outcomeKindCodes)[number];

export const meetingRatings = entriesOf({
  'did-not-take-place': ['未举行', '未有舉行', 'Did not take place'],
  'insufficient-interest': ['意向不足', '意向不足', 'Insufficient interest'],
  informative: ['有所了解', '有所了解', 'Informative'],
  'co-operation-possible': ['可望合作', '可望合作', 'Co-operation possible'],
});
export const meetingRatingCodes = codesOf(meetingRatings);
export type MeetingRatingCode = (typeof meetingRatingCodes)[number];

export const meetingModes = entriesOf({
  'in-person': ['面谈', '面談', 'In person'],
  online: ['线上', '線上', 'Online'],
  phone: ['电话', '電話', 'Phone'],
  chat: ['即时通讯', '即時通訊', 'Chat'],
});
export const meetingModeCodes = codesOf(meetingModes);
export type MeetingModeCode = (typeof meetingModeCodes)[number];

/** Who signs a memorandum: the agency is Invest Hong Kong itself. */
export const memorandumKinds = entriesOf({
  government: ['政府间', '政府間', 'Government'],
  'agency-government': ['投资推广署与政府', '投資推廣署與政府', 'Agency and government'],
  'agency-enterprise': ['投资推广署与企业', '投資推廣署與企業', 'Agency and enterprise'],
  commercial: ['商业', '商業', 'Commercial'],
});
export const memorandumKindCodes = codesOf(memorandumKinds);
export type MemorandumKindCode = (typeof memorandumKindCodes)[number];

/** Areas of co-operation a memorandum covers. */
export const areas = entriesOf({
  'trade-and-investment': ['经贸及投资', '經貿及投資', 'Trade and investment'],
  'financial-services': ['金融服务', '金融服務', 'Financial services'],
  'innovation-and-technology': ['创新科技', '創新科技', 'Innovation and technology'],
  'green-development': ['绿色发展', '綠色發展', 'Green development'],
  'transport-and-logistics': ['运输及物流', '運輸及物流', 'Transport and logistics'],
  'supply-chain': ['供应链', '供應鏈', 'Supply chain'],
  'professional-services': ['专业服务', '專業服務', 'Professional services'],
  'legal-and-dispute-resolution': ['法律及争议解决', '法律及爭議解決', 'Legal and dispute resolution'],
  'life-and-health': ['生命健康', '生命健康', 'Life and health'],
  'digital-economy': ['数字经济', '數字經濟', 'Digital economy'],
  'belt-and-road': ['共建“一带一路”', '共建「一帶一路」', 'Belt and Road'],
  talent: ['人才', '人才', 'Talent'],
  tourism: ['旅游', '旅遊', 'Tourism'],
  infrastructure: ['基建', '基建', 'Infrastructure'],
});
export const areaCodes = codesOf(areas);
export type AreaCode = (typeof areaCodes)[number];
