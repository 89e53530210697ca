import { defineTexts } from '../language/texts.js';

/** What is said of needs and offers alike. */
export const publicationTexts = defineTexts('publications', {
  'new.begin': { 'zh-Hans': '继续', 'zh-Hant': '繼續', en: 'Continue' },
  'new.noProfile': { 'zh-Hans': '请先建立企业资料', 'zh-Hant': '請先建立企業資料', en: 'Begin your profile first' },
  profile: { 'zh-Hans': '企业资料', 'zh-Hant': '企業資料', en: 'Profile' },
  yes: { 'zh-Hans': '是', 'zh-Hant': '是', en: 'Yes' },
  no: { 'zh-Hans': '否', 'zh-Hant': '否', en: 'No' },
  'missing.title': { 'zh-Hans': '发布前还需填写', 'zh-Hant': '發布前尚需填寫', en: 'Needed before you publish' },
  'publish.text': {
    'zh-Hans': '发布后即参与配对，到最后一天自动结束，可以续期。',
    'zh-Hant': '發布後即參與配對，到最後一天自動結束，可以續期。',
    en: 'Once published it is matched. It ends by itself on its last day and can be renewed.',
  },
  'publish.notChecked': {
    'zh-Hans': '企业资料核查后才能发布；现在可以先写好草稿。',
    'zh-Hant': '企業資料核查後才能發布；現在可以先寫好草稿。',
    en: 'It can be published once the profile is checked. You can write the draft now.',
  },
  'publish.notChecked.link': {
    'zh-Hans': '查看资料进度',
    'zh-Hant': '查看資料進度',
    en: 'See where the profile stands',
  },
  endsOn: { 'zh-Hans': '最后一天', 'zh-Hant': '最後一天', en: 'Last day' },
  'endsOn.hint': {
    'zh-Hans': '90 至 180 天之内；不选则为 90 天后。',
    'zh-Hant': '90 至 180 天之內；不選則為 90 天後。',
    en: '90 to 180 days ahead; in 90 days unless you choose.',
  },
  renew: { 'zh-Hans': '续期', 'zh-Hant': '續期', en: 'Renew' },
  'end.text': {
    'zh-Hans': '结束后不再配对，也不能恢复。',
    'zh-Hant': '結束後不再配對，也不能恢復。',
    en: 'It is no longer matched, and cannot be brought back.',
  },
  'end.legend': { 'zh-Hans': '为什么结束？', 'zh-Hant': '為何結束？', en: 'Why does it end?' },
  'step.draft': { 'zh-Hans': '草稿', 'zh-Hant': '草稿', en: 'Draft' },
  'step.published': { 'zh-Hans': '已发布', 'zh-Hant': '已發布', en: 'Published' },
  'step.published.text': { 'zh-Hans': '至 {date}', 'zh-Hant': '至 {date}', en: 'until {date}' },
  'step.ended': { 'zh-Hans': '已结束', 'zh-Hant': '已結束', en: 'Ended' },
  service: { 'zh-Hans': '服务', 'zh-Hant': '服務', en: 'Service' },
  edit: { 'zh-Hans': '修改', 'zh-Hant': '修改', en: 'Edit' },
  stopEditing: { 'zh-Hans': '完成修改', 'zh-Hant': '完成修改', en: 'Done editing' },
  content: { 'zh-Hans': '内容', 'zh-Hant': '內容', en: 'What it says' },
});
