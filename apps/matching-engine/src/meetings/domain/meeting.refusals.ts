import type { Trilingual } from '@harbourlink/kernel';

export const meetingRefusals = {
  'meeting.unknown': { 'zh-Hans': '没有这次会面。', 'zh-Hant': '沒有這次會面。', en: 'There is no such meeting.' },
  'meeting.introduction-unknown': {
    'zh-Hans': '找不到所指的引荐。',
    'zh-Hant': '找不到所指的引薦。',
    en: 'The introduction named is not known.',
  },
  'meeting.arranged-already': {
    'zh-Hans': '这次会面已经安排。',
    'zh-Hant': '這次會面已經安排。',
    en: 'This meeting has been arranged already.',
  },
  'meeting.introduction-not-in-progress': {
    'zh-Hans': '各方接受引荐后才可安排会面（引荐状态：{status}）。',
    'zh-Hant': '各方接受引薦後才可安排會面（引薦狀態：{status}）。',
    en: 'A meeting can be arranged once all parties have accepted (status of the introduction: {status}).',
  },
  'meeting.not-arranged': {
    'zh-Hans': '这次会面已举行或已取消（状态：{status}）。',
    'zh-Hant': '這次會面已舉行或已取消（狀態：{status}）。',
    en: 'This meeting was held or cancelled already (status: {status}).',
  },
  'meeting.nobody-came': {
    'zh-Hans': '至少须有一方出席；否则请取消会面。',
    'zh-Hant': '至少須有一方出席；否則請取消會面。',
    en: 'At least one side must have come; otherwise cancel the meeting.',
  },
  'meeting.not-a-party': {
    'zh-Hans': '所指机构不是这次会面的一方。',
    'zh-Hant': '所指機構不是這次會面的一方。',
    en: 'The organisation named is no party to this meeting.',
  },
  'meeting.held-in-the-future': {
    'zh-Hans': '举行时间不能在将来。',
    'zh-Hant': '舉行時間不能在將來。',
    en: 'A meeting cannot have been held in the future.',
  },
  'meeting.rated-already': {
    'zh-Hans': '每一方只可评价一次。',
    'zh-Hant': '每一方只可評價一次。',
    en: 'Each side rates a meeting once.',
  },
  'meeting.not-held': {
    'zh-Hans': '会面举行后才可评价（状态：{status}）。',
    'zh-Hant': '會面舉行後才可評價（狀態：{status}）。',
    en: 'A meeting is rated after it was held (status: {status}).',
  },
} as const satisfies Record<string, Trilingual>;

export type MeetingRefusalCode = keyof typeof meetingRefusals;
