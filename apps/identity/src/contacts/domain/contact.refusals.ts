import type { Trilingual } from '@harbourlink/kernel';

export type ContactRefusal = 'contacts.not-disclosed';

/** Said to who is no party as well: they learn nothing, not even that there is such an introduction. */
export const contactRefusals = {
  'contacts.not-disclosed': {
    'zh-Hans': '没有此引荐，或各方尚未全部接受，联系人还不能提供。',
    'zh-Hant': '沒有此引薦，或各方尚未全部接受，聯絡人還不能提供。',
    en: 'There is no such introduction, or not all have accepted yet: contacts are not disclosed.',
  },
} satisfies Record<ContactRefusal, Trilingual>;
