import type { Trilingual } from '@harbourlink/kernel';
import type { ExclusionCode } from '../domain/exclusions.js';
import type { NeedPart, OfferPart, ReasonCode } from '../domain/reasons.js';

const text = (hans: string, hant: string, en: string): Trilingual => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

export const reasonTexts = {
  'covers-every-service': text(
    '提供全部所需服务：{values}',
    '提供全部所需服務：{values}',
    'Offers every service asked for: {values}',
  ),
  'covers-some-services': text(
    '提供部分所需服务：{values}',
    '提供部分所需服務：{values}',
    'Offers some of the services asked for: {values}',
  ),
  'offers-kindred-service': text(
    '提供相近服务：{values}',
    '提供相近服務：{values}',
    'Offers a service close to: {values}',
  ),
  'leaves-services-open': text('未涵盖：{values}', '未涵蓋：{values}', 'Does not cover: {values}'),
  'specialised-in-sector': text(
    '专注于贵行业：{values}',
    '專注於貴行業：{values}',
    'Specialised in your sector: {values}',
  ),
  'sector-not-its-focus': text(
    '专注于其他行业，而非{values}',
    '專注於其他行業，而非{values}',
    'Specialised in other sectors than {values}',
  ),
  'serves-market': text('服务目标市场：{values}', '服務目標市場：{values}', 'Serves the market you aim at: {values}'),
  'leaves-markets-open': text('未涉及市场：{values}', '未涉及市場：{values}', 'Does not serve: {values}'),
  'shares-language': text('工作语言相通：{values}', '工作語言相通：{values}', 'Works in your language: {values}'),
  'no-common-language': text(
    '没有共同工作语言（{values}）',
    '沒有共同工作語言（{values}）',
    'No common language of work ({values})',
  ),
  'specialised-in-stage': text(
    '服务所处阶段：{values}',
    '服務所處階段：{values}',
    'Serves firms at this stage: {values}',
  ),
  'holds-accreditation': text('具备所需资格：{values}', '具備所需資格：{values}', 'Holds what is required: {values}'),
  'asks-for-its-services': text(
    '需求正是所提供的服务：{values}',
    '需求正是所提供的服務：{values}',
    'Asks for what the provider offers: {values}',
  ),
  'wants-sector': text(
    '属于服务商面向的行业：{values}',
    '屬於服務商面向的行業：{values}',
    'In a sector the provider looks for: {values}',
  ),
  'sector-outside-clientele': text(
    '不属于服务商面向的行业：{values}',
    '不屬於服務商面向的行業：{values}',
    'Not in a sector the provider looks for: {values}',
  ),
  'wants-size': text(
    '符合服务商面向的规模：{values}',
    '符合服務商面向的規模：{values}',
    'Of the size the provider looks for: {values}',
  ),
  'size-outside-clientele': text(
    '不属于服务商面向的规模：{values}',
    '不屬於服務商面向的規模：{values}',
    'Not of the size the provider looks for: {values}',
  ),
  'wants-region': text(
    '来自服务商面向的地区：{values}',
    '來自服務商面向的地區：{values}',
    'From a region the provider looks to: {values}',
  ),
  'region-outside-clientele': text(
    '不在服务商面向的地区：{values}',
    '不在服務商面向的地區：{values}',
    'Not from a region the provider looks to: {values}',
  ),
  'wants-stage': text(
    '处于服务商面向的阶段：{values}',
    '處於服務商面向的階段：{values}',
    'At a stage the provider looks for: {values}',
  ),
  'has-hong-kong-entity': text('已有香港公司', '已有香港公司', 'Has the Hong Kong entity the provider requires'),
} as const satisfies Record<ReasonCode, Trilingual>;

export const exclusionTexts = {
  'same-organisation': text('双方为同一机构', '雙方為同一機構', 'Both sides are the same organisation'),
  'need-ended': text('需求已结束', '需求已結束', 'The need has ended'),
  'offer-ended': text('服务已结束', '服務已結束', 'The offer has ended'),
  'not-checked': text('一方资料尚未核查', '一方資料尚未核查', 'The particulars of one side are not checked'),
  suspended: text('一方已被暂停', '一方已被暫停', 'One side is suspended'),
  'no-common-service': text(
    '不提供所需服务：{values}',
    '不提供所需服務：{values}',
    'Offers none of the services asked for: {values}',
  ),
  'missing-accreditation': text('缺少所需资格：{values}', '缺少所需資格：{values}', 'Lacks what is required: {values}'),
  'stage-not-served': text(
    '不服务此阶段：{values}',
    '不服務此階段：{values}',
    'Does not serve firms at this stage: {values}',
  ),
  'no-hong-kong-entity': text(
    '服务商只服务设有香港公司的企业',
    '服務商只服務設有香港公司的企業',
    'The provider serves firms with a Hong Kong entity only',
  ),
  'exclusive-mandate-of-rival': text(
    '服务商受竞争对手独家委托：{values}',
    '服務商受競爭對手獨家委託：{values}',
    'The provider works exclusively for a rival: {values}',
  ),
  'at-capacity': text('服务商目前没有空余名额', '服務商目前沒有空餘名額', 'The provider has no free place at present'),
} as const satisfies Record<ExclusionCode, Trilingual>;

/** The parts of a score, as the axes of its map. */
export const partTexts = {
  services: text('服务', '服務', 'Services'),
  specialisation: text('专门程度', '專門程度', 'Specialisation'),
  sector: text('行业', '行業', 'Sector'),
  markets: text('市场', '市場', 'Markets'),
  languages: text('工作语言', '工作語言', 'Languages of work'),
  stage: text('发展阶段', '發展階段', 'Stage'),
  accreditations: text('资格', '資格', 'Accreditations'),
  size: text('企业规模', '企業規模', 'Size'),
  region: text('地区', '地區', 'Region'),
  'hong-kong-entity': text('香港公司', '香港公司', 'Hong Kong entity'),
} as const satisfies Record<NeedPart | OfferPart, Trilingual>;

/** What a firm reads instead of a rule that would tell it somebody else's business. */
export const notAvailable = text(
  '服务商目前未能承接此需求',
  '服務商目前未能承接此需求',
  'The provider cannot take on this need at present',
);

/** Printed on everything that names a provider. */
export const nonEndorsement = text(
  '资料仅供参考，并不代表对任何机构的认可或推荐。',
  '資料僅供參考，並不代表對任何機構的認可或推薦。',
  'For information only: listing a firm is neither an endorsement nor a recommendation.',
);
