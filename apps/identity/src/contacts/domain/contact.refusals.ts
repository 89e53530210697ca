import type { Trilingual } from '@harbourlink/kernel';

export type ContactRefusal = 'contacts.not-disclosed' | 'contacts.other-office';

/** Said to who is no party as well: they learn nothing, not even that there is such an introduction. */
export const contactRefusals = {
  'contacts.not-disclosed': {
    'zh-Hans': '没有此引荐，或各方尚未全部接受，联系人还不能提供。',
    'zh-Hant': '沒有此引薦，或各方尚未全部接受，聯絡人還不能提供。',
    en: 'There is no such introduction, or not all have accepted yet: contacts are not disclosed.',
  },
  'contacts.other-office': {
    'zh-Hans': '联系人只提供给引荐各方，以及提出引荐或负责其中一方个案的办事处。',
    'zh-Hant': '聯絡人只提供給引薦各方，以及提出引薦或負責其中一方個案的辦事處。',
    en: 'Contacts are for the parties, and for the offices that made the introduction or have the case of a party.',
  },
} satisfies Record<ContactRefusal, Trilingual>;
