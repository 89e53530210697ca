import { defineTexts } from '../language/texts.js';
import type { TextTable } from '../language/texts.js';
import type { OwnTexts } from '../publications/own-texts.js';

/** What is said of offers only; what is said of both stands in publications. */
export const texts = defineTexts('offers', {
  title: { 'zh-Hans': '服务', 'zh-Hant': '服務', en: 'Offers' },
  one: { 'zh-Hans': '服务', 'zh-Hant': '服務', en: 'Offer' },
  new: { 'zh-Hans': '提供服务', 'zh-Hant': '提供服務', en: 'Make an offer' },
  'new.text': {
    'zh-Hans': '先选您提供哪些服务。之后填写的内容会自动保存为草稿。',
    'zh-Hant': '先選您提供哪些服務。之後填寫的內容會自動儲存為草稿。',
    en: 'First choose the services you provide. Everything after that is saved as a draft by itself.',
  },
  'new.noProfile.text': {
    'zh-Hans': '服务附属于企业资料；填好名称即可开始。',
    'zh-Hant': '服務附屬於企業資料；填好名稱即可開始。',
    en: 'An offer belongs to a profile; a name is enough to begin one.',
  },
  firm: { 'zh-Hans': '服务商', 'zh-Hant': '服務商', en: 'Provider' },
  serviceCodes: { 'zh-Hans': '提供的服务', 'zh-Hant': '提供的服務', en: 'Services offered' },
  'serviceCodes.hint': {
    'zh-Hans': '只选您确实提供的服务。',
    'zh-Hant': '只選您確實提供的服務。',
    en: 'Only what you do provide.',
  },
  marketCodes: { 'zh-Hans': '熟悉的市场', 'zh-Hant': '熟悉的市場', en: 'Markets' },
  texts: { 'zh-Hans': '用您自己的话说明', 'zh-Hant': '用您自己的話說明', en: 'In your own words' },
  'texts.hint': {
    'zh-Hans': '至少写一种语言。请勿写个人姓名或联系方式。',
    'zh-Hant': '至少寫一種語言。請勿寫個人姓名或聯絡方式。',
    en: 'In at least one language. No names or contacts of people.',
  },
  accreditationCodes: {
    'zh-Hans': '持有的资格和牌照',
    'zh-Hant': '持有的資格和牌照',
    en: 'Accreditations and licences held',
  },
  languageCodes: { 'zh-Hans': '工作语言', 'zh-Hant': '工作語言', en: 'Languages of work' },
  capacity: { 'zh-Hans': '名额', 'zh-Hant': '名額', en: 'Capacity' },
  'capacity.hint': {
    'zh-Hans': '同时能处理多少宗引荐；满额时不会再配对。',
    'zh-Hant': '同時能處理多少宗引薦；滿額時不會再配對。',
    en: 'How many introductions you can handle at a time; no more are made when it is full.',
  },
  servesSectorCodes: { 'zh-Hans': '服务的行业', 'zh-Hant': '服務的行業', en: 'Sectors served' },
  servesSizeCodes: { 'zh-Hans': '服务的企业规模', 'zh-Hant': '服務的企業規模', en: 'Sizes of firms served' },
  servesRegionCodes: { 'zh-Hans': '服务的地区', 'zh-Hant': '服務的地區', en: 'Where firms may come from' },
  servesStageCodes: { 'zh-Hans': '服务的发展阶段', 'zh-Hant': '服務的發展階段', en: 'Stages served' },
  'serves.hint': { 'zh-Hans': '不选即不限。', 'zh-Hant': '不選即不限。', en: 'Empty means all.' },
  requiresHongKongEntity: {
    'zh-Hans': '只服务在香港有公司的企业',
    'zh-Hant': '只服務在香港有公司的企業',
    en: 'Only firms with an entity in Hong Kong',
  },
  condition: { 'zh-Hans': '条件', 'zh-Hant': '條件', en: 'Condition' },
  'section.what': { 'zh-Hans': '提供什么', 'zh-Hant': '提供甚麼', en: 'What is offered' },
  'section.whom': { 'zh-Hans': '服务谁', 'zh-Hant': '服務誰', en: 'Whom it serves' },
  publish: { 'zh-Hans': '发布服务', 'zh-Hant': '發布服務', en: 'Publish the offer' },
  end: { 'zh-Hans': '结束服务', 'zh-Hant': '結束服務', en: 'End the offer' },
  'end.withdrawn': { 'zh-Hans': '不再提供', 'zh-Hant': '不再提供', en: 'No longer offered' },
  search: { 'zh-Hans': '搜索服务商或服务', 'zh-Hant': '搜尋服務商或服務', en: 'Search providers or offers' },
  empty: { 'zh-Hans': '还没有服务', 'zh-Hant': '尚未有服務', en: 'No offers yet' },
  'empty.text': {
    'zh-Hans': '说出您的所长，平台会为您寻找合适的内地企业。',
    'zh-Hant': '說出您的所長，平台會為您尋找合適的內地企業。',
    en: 'Say what you offer, and the platform looks for Mainland firms that fit.',
  },
  'empty.found': { 'zh-Hans': '没有符合条件的服务', 'zh-Hant': '沒有符合條件的服務', en: 'No offer fits the filters' },
  untitled: { 'zh-Hans': '未写明的服务', 'zh-Hant': '未寫明的服務', en: 'An offer without services yet' },
} satisfies OwnTexts & TextTable);
