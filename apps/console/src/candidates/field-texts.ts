import { defineTexts } from '../language/texts.js';

/** What the fields are called that a reason or a rule names. */
export const fieldTexts = defineTexts('candidates.fields', {
  'need.enterpriseId': { 'zh-Hans': '企业', 'zh-Hant': '企業', en: 'firm' },
  'need.serviceCodes': { 'zh-Hans': '需要的服务', 'zh-Hant': '需要的服務', en: 'services needed' },
  'need.sectorCodes': { 'zh-Hans': '行业', 'zh-Hant': '行業', en: 'sectors' },
  'need.marketCodes': { 'zh-Hans': '目标市场', 'zh-Hant': '目標市場', en: 'markets' },
  'need.languageCodes': { 'zh-Hans': '工作语言', 'zh-Hant': '工作語言', en: 'languages of work' },
  'need.stageCode': { 'zh-Hans': '发展阶段', 'zh-Hant': '發展階段', en: 'stage' },
  'need.sizeCode': { 'zh-Hans': '企业规模', 'zh-Hant': '企業規模', en: 'size' },
  'need.placeCode': { 'zh-Hans': '所在地', 'zh-Hant': '所在地', en: 'place' },
  'need.requiredAccreditationCodes': {
    'zh-Hans': '要求的资格',
    'zh-Hant': '要求的資格',
    en: 'accreditations required',
  },
  'need.hasHongKongEntity': { 'zh-Hans': '是否设有香港公司', 'zh-Hant': '是否設有香港公司', en: 'Hong Kong entity' },
  'need.publication': { 'zh-Hans': '需求状态', 'zh-Hant': '需求狀態', en: 'state of the need' },
  'need.standing': { 'zh-Hans': '企业核查状态', 'zh-Hant': '企業核查狀態', en: 'standing of the firm' },
  'offer.providerId': { 'zh-Hans': '服务商', 'zh-Hant': '服務商', en: 'provider' },
  'offer.serviceCodes': { 'zh-Hans': '提供的服务', 'zh-Hant': '提供的服務', en: 'services offered' },
  'offer.servesSectorCodes': { 'zh-Hans': '服务的行业', 'zh-Hant': '服務的行業', en: 'sectors served' },
  'offer.servesSizeCodes': { 'zh-Hans': '服务的企业规模', 'zh-Hant': '服務的企業規模', en: 'sizes served' },
  'offer.servesRegionCodes': { 'zh-Hans': '服务的地区', 'zh-Hant': '服務的地區', en: 'regions served' },
  'offer.servesStageCodes': { 'zh-Hans': '服务的发展阶段', 'zh-Hant': '服務的發展階段', en: 'stages served' },
  'offer.marketCodes': { 'zh-Hans': '熟悉的市场', 'zh-Hant': '熟悉的市場', en: 'markets served' },
  'offer.languageCodes': { 'zh-Hans': '工作语言', 'zh-Hant': '工作語言', en: 'languages of work' },
  'offer.accreditationCodes': { 'zh-Hans': '持有的资格', 'zh-Hant': '持有的資格', en: 'accreditations held' },
  'offer.requiresHongKongEntity': {
    'zh-Hans': '须设有香港公司',
    'zh-Hant': '須設有香港公司',
    en: 'Hong Kong entity required',
  },
  'offer.exclusiveMandates': { 'zh-Hans': '独家委托', 'zh-Hant': '獨家委託', en: 'exclusive mandates' },
  'offer.capacity': { 'zh-Hans': '名额', 'zh-Hant': '名額', en: 'capacity' },
  'offer.publication': { 'zh-Hans': '服务状态', 'zh-Hant': '服務狀態', en: 'state of the offer' },
  'offer.standing': { 'zh-Hans': '服务商核查状态', 'zh-Hant': '服務商核查狀態', en: 'standing of the provider' },
});
