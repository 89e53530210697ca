import { defineTexts } from '../language/texts.js';

export const startTexts = defineTexts('start', {
  title: {
    'zh-Hans': '内地企业出海，经香港配对',
    'zh-Hant': '內地企業出海，經香港配對',
    en: 'Going global through Hong Kong, well matched',
  },
  what: {
    'zh-Hans': '企业说出需要，香港的服务商说出所长，个案主任公平引荐；从会面、备忘录到成果，每一步都有据可查。',
    'zh-Hant': '企業說出需要，香港的服務商說出所長，個案主任公平引薦；從會面、備忘錄到成果，每一步都有據可查。',
    en: 'Firms say what they need, Hong Kong says what it offers, officers introduce without favour; from meeting to memorandum to outcome every step can be traced.',
  },
  samples: {
    'zh-Hans': '试用模式：登录页可任选一位虚构用户，点选即可进入。',
    'zh-Hant': '試用模式：登入頁可任選一位虛構用戶，點選即可進入。',
    en: 'Trial mode: the sign-in page lets you enter as any of the fictional people by one click.',
  },
  failed: {
    'zh-Hans': '登录没有完成，请再试一次。',
    'zh-Hant': '登入未能完成，請再試一次。',
    en: 'Signing in did not work out. Please try again.',
  },
  steps: { 'zh-Hans': '从需求到成果', 'zh-Hant': '從需求到成果', en: 'From the need to the outcome' },
  'step.checked': { 'zh-Hans': '核查资料', 'zh-Hant': '核查資料', en: 'Particulars checked' },
  'step.need': { 'zh-Hans': '提出需求', 'zh-Hant': '提出需求', en: 'Need stated' },
  'step.match': { 'zh-Hans': '配对', 'zh-Hant': '配對', en: 'Match, with reasons' },
  'step.introduction': { 'zh-Hans': '引荐', 'zh-Hant': '引薦', en: 'Introduction' },
  'step.meeting': { 'zh-Hans': '会面', 'zh-Hant': '會面', en: 'Meeting' },
  'step.memorandum': { 'zh-Hans': '备忘录', 'zh-Hant': '備忘錄', en: 'Memorandum' },
  'step.outcome': { 'zh-Hans': '成果核实', 'zh-Hant': '成果核實', en: 'Outcome verified' },
  api: { 'zh-Hans': '阅读并试用 API', 'zh-Hant': '閱讀並試用 API', en: 'Read and try the API' },
  openapi: {
    'zh-Hans': '接口描述（OpenAPI 3.1）',
    'zh-Hant': '介面描述（OpenAPI 3.1）',
    en: 'Description of the API (OpenAPI 3.1)',
  },
  asyncapi: {
    'zh-Hans': '事件描述（AsyncAPI 3）',
    'zh-Hant': '事件描述（AsyncAPI 3）',
    en: 'Description of the events (AsyncAPI 3)',
  },
  health: { 'zh-Hans': '各服务状态', 'zh-Hant': '各服務狀態', en: 'Health of every service' },
  mails: {
    'zh-Hans': '平台寄出的邮件（存于本机）',
    'zh-Hant': '平台寄出的郵件（存於本機）',
    en: 'Mails sent by the platform (kept on this machine)',
  },
});
