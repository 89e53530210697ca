/** Words of the page that shows the kept mails. */
export interface MailPageTexts {
  readonly language: string;
  readonly languages: string;
  readonly title: string;
  readonly explanation: string;
  readonly none: string;
  readonly date: string;
  readonly to: string;
  readonly subject: string;
  readonly back: string;
  readonly source: string;
  readonly count: (mails: number) => string;
}

const texts = {
  'zh-Hans': {
    language: 'zh-Hans',
    languages: '语言',
    title: '已保存的邮件',
    explanation: '本机的邮件服务器只保存邮件，不会寄出。',
    none: '还没有邮件。',
    date: '时间',
    to: '收件人',
    subject: '主题',
    back: '返回列表',
    source: '邮件原文',
    count: (mails) => `共 ${mails} 封`,
  },
  'zh-Hant': {
    language: 'zh-Hant',
    languages: '語言',
    title: '已保存的郵件',
    explanation: '本機的郵件伺服器只保存郵件，不會寄出。',
    none: '尚未有郵件。',
    date: '時間',
    to: '收件人',
    subject: '主旨',
    back: '返回列表',
    source: '郵件原文',
    count: (mails) => `共 ${mails} 封`,
  },
  en: {
    language: 'en',
    languages: 'Language',
    title: 'Kept mails',
    explanation: 'The mail server of this machine keeps mails and sends none.',
    none: 'No mails yet.',
    date: 'Time',
    to: 'To',
    subject: 'Subject',
    back: 'Back to the list',
    source: 'Source of the mail',
    count: (mails) => (mails === 1 ? '1 mail' : `${mails} mails`),
  },
} as const satisfies Record<string, MailPageTexts>;

type PageLanguage = keyof typeof texts;

export function textsOf(language: PageLanguage): MailPageTexts {
  return texts[language];
}

/** What was asked for, else the first language of the browser we have; Chinese of Hong Kong, Macao, Taiwan is Traditional. */
export function languageFor(asked: string | null, accepted = ''): PageLanguage {
  if (asked !== null && asked in texts) return asked as PageLanguage;
  for (const tag of accepted.split(',').map((part) => part.trim().toLowerCase())) {
    if (/^zh-(hant|hk|mo|tw)/.test(tag)) return 'zh-Hant';
    if (tag.startsWith('zh')) return 'zh-Hans';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
}
