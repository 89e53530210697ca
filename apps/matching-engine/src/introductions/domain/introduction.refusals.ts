import type { Trilingual } from '@harbourlink/kernel';

export const introductionRefusals = {
  'introduction.unknown': {
    'zh-Hans': '没有这项引荐。',
    'zh-Hant': '沒有這項引薦。',
    en: 'There is no such introduction.',
  },
  'introduction.proposed-already': {
    'zh-Hans': '这项引荐已经提出。',
    'zh-Hant': '這項引薦已經提出。',
    en: 'This introduction has been proposed already.',
  },
  'introduction.under-way': {
    'zh-Hans': '这项需求与该服务商的引荐正在进行。',
    'zh-Hant': '這項需求與該服務商的引薦正在進行。',
    en: 'An introduction of this need to this provider is under way already.',
  },
  'introduction.parties-incomplete': {
    'zh-Hans': '引荐须有一家提出需求的企业和至少一家服务商。',
    'zh-Hant': '引薦須有一家提出需求的企業和至少一家服務商。',
    en: 'An introduction needs one firm with a need and at least one provider.',
  },
  'introduction.party-twice': {
    'zh-Hans': '同一机构不能两次列入同一引荐。',
    'zh-Hant': '同一機構不能兩次列入同一引薦。',
    en: 'The same organisation cannot be a party twice.',
  },
  'introduction.at-capacity': {
    'zh-Hans': '该服务商目前没有空余名额。',
    'zh-Hant': '該服務商目前沒有空餘名額。',
    en: 'The provider has no free place at present.',
  },
  'introduction.excluded': {
    'zh-Hans': '此配对不得引荐：{codes}。',
    'zh-Hant': '此配對不得引薦：{codes}。',
    en: 'This pair cannot be introduced: {codes}.',
  },
  'introduction.pair-unknown': {
    'zh-Hans': '找不到所指的需求或服务。',
    'zh-Hant': '找不到所指的需求或服務。',
    en: 'The need or the offer named is not known.',
  },
  'introduction.times-out-of-order': {
    'zh-Hans': '提醒时间须在现在之后、到期之前；延期须晚于原到期时间。',
    'zh-Hant': '提醒時間須在現在之後、到期之前；延期須晚於原到期時間。',
    en: 'The reminder comes after now and before the expiry; an extension ends later than before.',
  },
  'introduction.not-open': {
    'zh-Hans': '这项引荐已不在等候答复（状态：{status}）。',
    'zh-Hant': '這項引薦已不在等候答覆（狀態：{status}）。',
    en: 'This introduction is not waiting for answers any more (status: {status}).',
  },
  'introduction.not-in-progress': {
    'zh-Hans': '这项引荐并未在进行中（状态：{status}）。',
    'zh-Hant': '這項引薦並未在進行中（狀態：{status}）。',
    en: 'This introduction is not in progress (status: {status}).',
  },
  'introduction.expired': {
    'zh-Hans': '这项引荐已经到期。',
    'zh-Hant': '這項引薦已經到期。',
    en: 'The time of this introduction has run out.',
  },
  'introduction.not-due': {
    'zh-Hans': '时间未到。',
    'zh-Hant': '時間未到。',
    en: 'It is not time for that yet.',
  },
  'introduction.nudged-already': {
    'zh-Hans': '已经提醒过。',
    'zh-Hant': '已經提醒過。',
    en: 'The parties have been reminded already.',
  },
  'introduction.extended-already': {
    'zh-Hans': '只可延期一次。',
    'zh-Hant': '只可延期一次。',
    en: 'An introduction can be extended once only.',
  },
  'introduction.not-a-party': {
    'zh-Hans': '贵机构不是这项引荐的一方。',
    'zh-Hant': '貴機構不是這項引薦的一方。',
    en: 'Your organisation is no party to this introduction.',
  },
  'introduction.accepted-already': {
    'zh-Hans': '贵机构已经接受这项引荐。',
    'zh-Hant': '貴機構已經接受這項引薦。',
    en: 'Your organisation has accepted this introduction already.',
  },
  'introduction.no-conflict-check-needed': {
    'zh-Hans': '只有服务商须作利益冲突检查。',
    'zh-Hant': '只有服務商須作利益衝突檢查。',
    en: 'Only providers check for conflicts of interest.',
  },
  'introduction.conflict-checked-already': {
    'zh-Hans': '贵机构已确认没有利益冲突。',
    'zh-Hant': '貴機構已確認沒有利益衝突。',
    en: 'Your organisation has cleared its conflict check already.',
  },
  'introduction.conflict-check-open': {
    'zh-Hans': '请先完成利益冲突检查。',
    'zh-Hant': '請先完成利益衝突檢查。',
    en: 'Please complete the conflict check first.',
  },
  'introduction.other-office': {
    'zh-Hans': '只有提出引荐的办事处可以这样做。',
    'zh-Hant': '只有提出引薦的辦事處可以這樣做。',
    en: 'Only the office that proposed the introduction may do this.',
  },
} as const satisfies Record<string, Trilingual>;

export type IntroductionRefusalCode = keyof typeof introductionRefusals;
