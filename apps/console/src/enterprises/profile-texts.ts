import { defineTexts } from '../language/texts.js';

/** What the particulars are called, and what helps to fill them in. */
export const profileTexts = defineTexts('profile', {
  names: { 'zh-Hans': '企业名称', 'zh-Hant': '企業名稱', en: 'Name of the firm' },
  'names.hint': {
    'zh-Hans': '至少填一种语言的注册名称；没有的语言请留空，平台不会代拟。',
    'zh-Hant': '至少填一種語言的註冊名稱；沒有的語言請留空，平台不會代擬。',
    en: 'The registered name in at least one language. Leave empty what there is not: the platform makes up nothing.',
  },
  placeCode: { 'zh-Hans': '所在地', 'zh-Hant': '所在地', en: 'Place' },
  'placeCode.hint': {
    'zh-Hans': '内地请选到市。负责的办事处由所在省份决定。',
    'zh-Hant': '內地請選至市。負責的辦事處由所在省份決定。',
    en: 'On the Mainland, the city. The province decides which office takes care of you.',
  },
  uscc: { 'zh-Hans': '统一社会信用代码', 'zh-Hant': '統一社會信用代碼', en: 'Unified Social Credit Code' },
  'uscc.hint': {
    'zh-Hans': '内地企业必填，18 位。',
    'zh-Hant': '內地企業必填，18 位。',
    en: 'Needed of Mainland firms: 18 characters.',
  },
  brNumber: { 'zh-Hans': '商业登记号码', 'zh-Hant': '商業登記號碼', en: 'Business Registration number' },
  'brNumber.hint': {
    'zh-Hans': '香港企业必填，8 位数字。',
    'zh-Hant': '香港企業必填，8 位數字。',
    en: 'Needed of Hong Kong firms: 8 digits.',
  },
  sectorCodes: { 'zh-Hans': '行业', 'zh-Hant': '行業', en: 'Sectors' },
  'sectorCodes.hint': {
    'zh-Hans': '选最贴切的一至三项，配对时会用到。',
    'zh-Hant': '選最貼切的一至三項，配對時會用到。',
    en: 'The one to three that fit best; matching uses them.',
  },
  industryText: {
    'zh-Hans': '来源文件中的行业',
    'zh-Hant': '來源檔案中的行業',
    en: 'Industry in the words of its source',
  },
  sizeCode: { 'zh-Hans': '规模', 'zh-Hant': '規模', en: 'Size' },
  stageCode: { 'zh-Hans': '发展阶段', 'zh-Hant': '發展階段', en: 'Stage' },
  foundedOn: { 'zh-Hans': '成立日期', 'zh-Hant': '成立日期', en: 'Founded on' },
  website: { 'zh-Hans': '网站', 'zh-Hant': '網站', en: 'Website' },
  'website.hint': {
    'zh-Hans': '以 https:// 开头。',
    'zh-Hant': '以 https:// 開頭。',
    en: 'Beginning with https://',
  },
  purpose: { 'zh-Hans': '使用平台的目的', 'zh-Hant': '使用平台的目的', en: 'What you are here for' },
  seeks: { 'zh-Hans': '在香港寻找服务', 'zh-Hant': '在香港尋找服務', en: 'Looks for services in Hong Kong' },
  provides: { 'zh-Hans': '从香港提供服务', 'zh-Hant': '從香港提供服務', en: 'Provides services from Hong Kong' },
  hasHongKongEntity: { 'zh-Hans': '在香港有公司', 'zh-Hant': '在香港有公司', en: 'Has an entity in Hong Kong' },
  yes: { 'zh-Hans': '有', 'zh-Hant': '有', en: 'Yes' },
  no: { 'zh-Hans': '没有', 'zh-Hant': '沒有', en: 'No' },
  languageCodes: { 'zh-Hans': '工作语言', 'zh-Hant': '工作語言', en: 'Languages of work' },
  exchangeCode: { 'zh-Hans': '交易所', 'zh-Hant': '交易所', en: 'Exchange' },
  listingCode: { 'zh-Hans': '证券代码', 'zh-Hant': '證券代號', en: 'Listing code' },
  'listingCode.hint': {
    'zh-Hans': '连同后缀，如 000001.SZ。',
    'zh-Hant': '連同後綴，如 000001.SZ。',
    en: 'With its suffix, such as 000001.SZ.',
  },
  boardCode: { 'zh-Hans': '板块', 'zh-Hant': '板塊', en: 'Board' },
  listedOn: { 'zh-Hans': '上市日期', 'zh-Hant': '上市日期', en: 'Listed on' },
  notListed: { 'zh-Hans': '未上市', 'zh-Hant': '未上市', en: 'Not listed' },
  'section.identity': { 'zh-Hans': '身份', 'zh-Hant': '身份', en: 'Identity' },
  'section.business': { 'zh-Hans': '业务', 'zh-Hant': '業務', en: 'Business' },
  'section.listing': { 'zh-Hans': '上市资料（如有）', 'zh-Hant': '上市資料（如有）', en: 'Listing, if any' },
});
