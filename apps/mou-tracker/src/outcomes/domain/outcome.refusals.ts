import type { Trilingual } from '@harbourlink/kernel';

/** Why something was not done to an outcome; `{name}` is filled from the refusal's details. */
export const outcomeRefusals = {
  'outcome.unknown': {
    'zh-Hans': '没有此成果。',
    'zh-Hant': '沒有此成果。',
    en: 'There is no such outcome.',
  },
  'outcome.already-claimed': {
    'zh-Hans': '此成果已有记录。',
    'zh-Hant': '此成果已有紀錄。',
    en: 'This outcome is already on record.',
  },
  'outcome.amount-not-exact': {
    'zh-Hans': '金额须为大于零、最多两位小数的数字。',
    'zh-Hant': '金額須為大於零、最多兩位小數的數字。',
    en: 'An amount must be above zero, with at most two decimals.',
  },
  'outcome.year-named-twice': {
    'zh-Hans': '每个年份只能填写一次。',
    'zh-Hant': '每個年份只能填寫一次。',
    en: 'A year can be named only once.',
  },
  'outcome.year-implausible': {
    'zh-Hans': '年份 {year} 不合理。',
    'zh-Hant': '年份 {year} 不合理。',
    en: 'The year {year} is not plausible.',
  },
  'outcome.currencies-mixed': {
    'zh-Hans': '同一成果的金额须使用同一种货币。',
    'zh-Hant': '同一成果的金額須使用同一種貨幣。',
    en: 'The amounts of one outcome must be in one currency.',
  },
  'outcome.amount-missing': {
    'zh-Hans': '此类成果须填写至少一年的金额。',
    'zh-Hant': '此類成果須填寫至少一年的金額。',
    en: 'An outcome of this kind needs the amount of at least one year.',
  },
  'outcome.jobs-missing': {
    'zh-Hans': '请填写新增职位数目。',
    'zh-Hant': '請填寫新增職位數目。',
    en: 'Give the number of jobs created.',
  },
  'outcome.milestone-without-memorandum': {
    'zh-Hans': '引用里程碑须同时引用其备忘录。',
    'zh-Hant': '引用里程碑須同時引用其備忘錄。',
    en: 'A milestone can be named only together with its memorandum.',
  },
  'outcome.already-confirmed': {
    'zh-Hans': '客户已确认此成果。',
    'zh-Hant': '客戶已確認此成果。',
    en: 'The customer has already confirmed this outcome.',
  },
  'outcome.not-confirmed': {
    'zh-Hans': '客户尚未确认此成果。',
    'zh-Hant': '客戶尚未確認此成果。',
    en: 'The customer has not confirmed this outcome yet.',
  },
  'outcome.already-verified': {
    'zh-Hans': '此成果已核实；如有错误，请提交更正。',
    'zh-Hant': '此成果已核實；如有錯誤，請提交更正。',
    en: 'This outcome is verified; if it is wrong, enter a correction.',
  },
  'outcome.disputed': {
    'zh-Hans': '客户对此成果有异议，请提交更正。',
    'zh-Hant': '客戶對此成果有異議，請提交更正。',
    en: 'The customer disputes this outcome; enter a correction.',
  },
  'outcome.sent-back': {
    'zh-Hans': '此成果已退回，请提交更正。',
    'zh-Hant': '此成果已退回，請提交更正。',
    en: 'This outcome was sent back; enter a correction.',
  },
  'outcome.already-corrected': {
    'zh-Hans': '此成果已由更正记录取代。',
    'zh-Hant': '此成果已由更正紀錄取代。',
    en: 'This outcome was replaced by a correction.',
  },
  'outcome.confirmer-is-claimant': {
    'zh-Hans': '申报人不能代客户确认。',
    'zh-Hant': '申報人不能代客戶確認。',
    en: 'Whoever claims an outcome cannot confirm it for the customer.',
  },
  'outcome.verifier-is-claimant': {
    'zh-Hans': '申报人不能核实自己申报的成果。',
    'zh-Hant': '申報人不能核實自己申報的成果。',
    en: 'Whoever claims an outcome cannot verify it.',
  },
  'outcome.verifier-is-case-owner': {
    'zh-Hans': '现任或曾任个案负责人不能核实此成果。',
    'zh-Hant': '現任或曾任個案負責人不能核實此成果。',
    en: 'Whoever owns or has owned the case cannot verify its outcomes.',
  },
  'outcome.verifier-same-office': {
    'zh-Hans': '核实人不能来自申报或负责个案的办事处。',
    'zh-Hant': '核實人不能來自申報或負責個案的辦事處。',
    en: 'The verifier cannot be of the office that claims the outcome or has the case.',
  },
  'outcome.verifier-confirmed-it': {
    'zh-Hans': '记录客户确认的人不能核实此成果。',
    'zh-Hant': '記錄客戶確認的人不能核實此成果。',
    en: 'Whoever put the confirmation on record cannot verify the outcome.',
  },
  'outcome.verifier-not-of-the-pool': {
    'zh-Hans': '成果由核实员核实；请等候另一位人员处理。',
    'zh-Hant': '成果由核實員核實；請等候另一位人員處理。',
    en: 'Outcomes are verified by verifiers: please wait for a second officer.',
  },
  'outcome.confirmation-not-yours': {
    'zh-Hans': '只有客户本身可以确认或提出异议；职员只能记录盖章信函或公开登记资料。',
    'zh-Hant': '只有客戶本身可以確認或提出異議；職員只能記錄蓋章信函或公開登記資料。',
    en: 'Only the customer confirms or disputes; an officer can only put a chopped letter or registry evidence on record.',
  },
} as const satisfies Record<string, Trilingual>;

export type OutcomeRefusalCode = keyof typeof outcomeRefusals;
