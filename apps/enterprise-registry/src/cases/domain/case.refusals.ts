import type { Trilingual } from '@harbourlink/kernel';

/** Why something was not done to a case; `{name}` is filled from the refusal's details. */
export const caseRefusals = {
  'case.unknown': { 'zh-Hans': '没有此个案。', 'zh-Hant': '沒有此個案。', en: 'There is no such case.' },
  'case.already-known': {
    'zh-Hans': '此个案已有记录。',
    'zh-Hant': '此個案已有紀錄。',
    en: 'This case is already on record.',
  },
  'case.closed': { 'zh-Hans': '个案已结束。', 'zh-Hant': '個案已結束。', en: 'The case is closed.' },
  'case.unrouted': {
    'zh-Hans': '个案尚未分派办事处。',
    'zh-Hant': '個案尚未分派辦事處。',
    en: 'The case has no office yet.',
  },
  'case.already-there': {
    'zh-Hans': '个案已由该办事处（{officeCode}）跟进。',
    'zh-Hant': '個案已由該辦事處（{officeCode}）跟進。',
    en: 'The case is already with this office ({officeCode}).',
  },
  'case.owner-of-another-office': {
    'zh-Hans': '该人员不属于此办事处（{officeCode}）。',
    'zh-Hant': '該人員不屬於此辦事處（{officeCode}）。',
    en: 'This person does not work for the office of the case ({officeCode}).',
  },
} satisfies Record<string, Trilingual>;

export type CaseRefusalCode = keyof typeof caseRefusals;
