import type { Trilingual } from '@harbourlink/kernel';

/** Why something cannot be referred to: it is not known here (yet), or it does not belong together. */
export const referenceRefusals = {
  'reference.enterprise-unknown': {
    'zh-Hans': '尚未收到企业 {id} 的资料；如刚登记，请稍后再试。',
    'zh-Hant': '尚未收到企業 {id} 的資料；如剛登記，請稍後再試。',
    en: 'The enterprise {id} is not known here; if it is new, try again shortly.',
  },
  'reference.office-unknown': {
    'zh-Hans': '没有办事处“{id}”。',
    'zh-Hant': '沒有辦事處「{id}」。',
    en: 'There is no office {id}.',
  },
  'reference.case-unknown': {
    'zh-Hans': '尚未收到此企业的个案资料，请稍后再试。',
    'zh-Hant': '尚未收到此企業的個案資料，請稍後再試。',
    en: 'The case of this enterprise is not known here yet; try again shortly.',
  },
  'reference.introduction-unknown': {
    'zh-Hans': '尚未收到引荐 {id} 的资料；如刚建立，请稍后再试。',
    'zh-Hant': '尚未收到引薦 {id} 的資料；如剛建立，請稍後再試。',
    en: 'The introduction {id} is not known here; if it is new, try again shortly.',
  },
  'reference.introduction-not-accepted': {
    'zh-Hans': '引荐尚未获各方接受。',
    'zh-Hant': '引薦尚未獲各方接受。',
    en: 'The introduction has not been accepted by all.',
  },
  'reference.introduction-of-others': {
    'zh-Hans': '此引荐与所列企业无关。',
    'zh-Hant': '此引薦與所列企業無關。',
    en: 'The introduction is one of other enterprises.',
  },
  'reference.meeting-unknown': {
    'zh-Hans': '尚未收到会面 {id} 的资料；如刚登记，请稍后再试。',
    'zh-Hant': '尚未收到會面 {id} 的資料；如剛登記，請稍後再試。',
    en: 'The meeting {id} is not known here; if it is new, try again shortly.',
  },
  'reference.meeting-of-another-introduction': {
    'zh-Hans': '此会面属于另一个引荐。',
    'zh-Hant': '此會面屬於另一個引薦。',
    en: 'The meeting belongs to another introduction.',
  },
  'reference.memorandum-unknown': {
    'zh-Hans': '没有备忘录 {id}。',
    'zh-Hant': '沒有備忘錄 {id}。',
    en: 'There is no memorandum {id}.',
  },
  'reference.memorandum-of-others': {
    'zh-Hans': '企业并非此备忘录的一方。',
    'zh-Hant': '企業並非此備忘錄的一方。',
    en: 'The enterprise is no party of the memorandum.',
  },
  'reference.memorandum-of-another-introduction': {
    'zh-Hans': '此备忘录出自另一个引荐。',
    'zh-Hant': '此備忘錄出自另一個引薦。',
    en: 'The memorandum came of another introduction.',
  },
  'reference.memorandum-not-signed': {
    'zh-Hans': '此备忘录尚未签署。',
    'zh-Hant': '此備忘錄尚未簽署。',
    en: 'The memorandum is not signed.',
  },
  'reference.milestone-unknown': {
    'zh-Hans': '此备忘录中没有里程碑 {id}。',
    'zh-Hant': '此備忘錄中沒有里程碑 {id}。',
    en: 'The memorandum has no milestone {id}.',
  },
  'reference.umbrella-is-child': {
    'zh-Hans': '从属备忘录不能作为总备忘录。',
    'zh-Hant': '從屬備忘錄不能作為總備忘錄。',
    en: 'A memorandum under an umbrella cannot be an umbrella itself.',
  },
  'reference.umbrella-has-children': {
    'zh-Hans': '已有从属备忘录的总备忘录不能从属于其他备忘录。',
    'zh-Hant': '已有從屬備忘錄的總備忘錄不能從屬於其他備忘錄。',
    en: 'An umbrella with memoranda under it cannot go under another.',
  },
  'reference.owner-not-a-member': {
    'zh-Hans': '负责人不是该机构的成员。',
    'zh-Hant': '負責人不是該機構的成員。',
    en: 'The owner is not a member of that organisation.',
  },
} as const satisfies Record<string, Trilingual>;

export type ReferenceRefusalCode = keyof typeof referenceRefusals;
