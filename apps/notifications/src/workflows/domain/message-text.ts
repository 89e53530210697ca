import type { Trilingual } from '@harbourlink/kernel';
import type { WorkflowCode } from './workflows.js';

/** What a workflow says in one language: ICU MessageFormat over the values of the occasion. */
export interface MessageText {
  /** What people choose by on the page of preferences. */
  readonly title: string;
  readonly subject: string;
  readonly body: string;
  /** The words on the button. */
  readonly action: string;
}

/** Every workflow has every text: one that is missing does not compile. */
export type MessageTexts = Readonly<Record<WorkflowCode, MessageText>>;

/** Printed under every mail and shown beside every notice that joins parties. */
export const nonEndorsement = {
  'zh-Hans': '本平台协助各方联系，不代表对任何企业、服务或项目的认可或推荐。各方应自行查证并寻求专业意见。',
  'zh-Hant': '本平台協助各方聯繫，並不代表對任何企業、服務或項目的認可或推薦。各方應自行查證並尋求專業意見。',
  en: 'This platform helps parties to meet. It does not endorse or recommend any firm, service or project; please make your own enquiries and take professional advice.',
} satisfies Trilingual;

/** Under every mail: why it came and where to change that. */
export const whyThisMail = {
  'zh-Hans': '您收到此邮件，是因为您是“{organisation}”在本平台的用户。可在通知设置中更改接收方式。',
  'zh-Hant': '您收到此電郵，是因為您是「{organisation}」在本平台的用戶。可在通知設定中更改接收方式。',
  en: 'You receive this message as a user of this platform for {organisation}. You can change what you receive in your notification settings.',
} satisfies Trilingual;

/** Above a link that is bound to one person. */
export const linkIsPersonal = {
  'zh-Hans': '此链接仅供您本人使用，请勿转发。',
  'zh-Hant': '此連結僅供您本人使用，請勿轉發。',
  en: 'This link is for you alone; please do not forward it.',
} satisfies Trilingual;
