import type { Language, Trilingual } from '@harbourlink/kernel';

export const ownNames: Record<Language, string> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

/** Text made safe between tags and inside quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function escapedTitle(title: string): string {
  return `${escaped(title)} · Harbourlink`;
}

export const texts = {
  title: {
    'zh-Hans': '内地企业出海，经香港配对',
    'zh-Hant': '內地企業出海，經香港配對',
    en: 'Going global through Hong Kong, well matched',
  },
  what: {
    'zh-Hans':
      'Harbourlink 是投资推广机构的跨境配对平台：企业说出需要，香港的服务商说出所长，主任公平引荐，从会面、备忘录到成果都有据可查。',
    'zh-Hant':
      'Harbourlink 是投資推廣機構的跨境配對平台：企業說出需要，香港的服務商說出所長，主任公平引薦，從會面、備忘錄到成果都有據可查。',
    en: 'Harbourlink is the cross-boundary matchmaking platform of an investment promotion agency: firms say what they need, Hong Kong says what it offers, officers introduce without favour, and from meeting to memorandum to outcome everything can be traced.',
  },
  steps: {
    'zh-Hans': '核查资料 → 提出需求 → 配对 → 引荐 → 会面 → 备忘录 → 成果核实',
    'zh-Hant': '核查資料 → 提出需求 → 配對 → 引薦 → 會面 → 備忘錄 → 成果核實',
    en: 'Checked → need → match → introduction → meeting → memorandum → outcome verified',
  },
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
  mails: {
    'zh-Hans': '平台寄出的邮件（存于本机）',
    'zh-Hant': '平台寄出的郵件（存於本機）',
    en: 'Mails sent by the platform (kept on this machine)',
  },
  health: { 'zh-Hans': '各服务状态', 'zh-Hant': '各服務狀態', en: 'Health of every service' },
  samples: { 'zh-Hans': '示例用户一览', 'zh-Hant': '範例用戶一覽', en: 'The sample people' },
  samplesHow: {
    'zh-Hans': '试用模式已开启：在 API 页点“Authorize”，任选一位虚构用户即可登录。',
    'zh-Hant': '試用模式已開啟：在 API 頁點「Authorize」，任選一位虛構用戶即可登入。',
    en: 'Samples are on: press "Authorize" on the API page and sign in as any of the fictional people by one click.',
  },
} satisfies Record<string, Trilingual>;
