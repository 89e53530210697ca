import type { Trilingual } from '@harbourlink/kernel';

/** Why something was not done to a memorandum; `{name}` is filled from the refusal's details. */
export const memorandumRefusals = {
  'memorandum.unknown': {
    'zh-Hans': '没有此备忘录。',
    'zh-Hant': '沒有此備忘錄。',
    en: 'There is no such memorandum.',
  },
  'memorandum.already-recorded': {
    'zh-Hans': '此备忘录已有记录。',
    'zh-Hant': '此備忘錄已有紀錄。',
    en: 'This memorandum is already on record.',
  },
  'memorandum.title-missing': {
    'zh-Hans': '请至少以一种语言填写标题。',
    'zh-Hant': '請至少以一種語言填寫標題。',
    en: 'Give a title in at least one language.',
  },
  'memorandum.two-parties-needed': {
    'zh-Hans': '备忘录至少须有两个签署方，现有 {signing} 个。',
    'zh-Hant': '備忘錄至少須有兩個簽署方，現有 {signing} 個。',
    en: 'A memorandum needs at least two signatories; this one has {signing}.',
  },
  'memorandum.party-named-twice': {
    'zh-Hans': '同一机构只能列出一次。',
    'zh-Hant': '同一機構只能列出一次。',
    en: 'An organisation can be named only once.',
  },
  'memorandum.governments-sign': {
    'zh-Hans': '政府间备忘录只能由政府签署。',
    'zh-Hant': '政府間備忘錄只能由政府簽署。',
    en: 'A government memorandum is signed by governments only.',
  },
  'memorandum.agency-and-government-sign': {
    'zh-Hans': '机构与政府的备忘录须由机构和政府双方签署，企业不能签署。',
    'zh-Hant': '機構與政府的備忘錄須由機構和政府雙方簽署，企業不能簽署。',
    en: 'An agency-government memorandum is signed by an agency and a government, and by no enterprise.',
  },
  'memorandum.agency-and-enterprise-sign': {
    'zh-Hans': '机构与企业的备忘录须由机构和企业双方签署，政府不能签署。',
    'zh-Hant': '機構與企業的備忘錄須由機構和企業雙方簽署，政府不能簽署。',
    en: 'An agency-enterprise memorandum is signed by an agency and an enterprise, and by no government.',
  },
  'memorandum.enterprises-sign': {
    'zh-Hans': '商业备忘录只能由企业签署。',
    'zh-Hant': '商業備忘錄只能由企業簽署。',
    en: 'A commercial memorandum is signed by enterprises only.',
  },
  'memorandum.party-nature-wrong': {
    'zh-Hans': '签署方的类别与平台上的机构不符。',
    'zh-Hant': '簽署方的類別與平台上的機構不符。',
    en: 'The nature of a party does not fit the organisation on the platform.',
  },
  'memorandum.party-nature-missing': {
    'zh-Hans': '平台以外的签署方须注明类别（政府、机构或企业）。',
    'zh-Hant': '平台以外的簽署方須註明類別（政府、機構或企業）。',
    en: 'A party that is not on the platform needs its nature: government, agency or enterprise.',
  },
  'memorandum.party-name-missing': {
    'zh-Hans': '请填写每一方的名称。',
    'zh-Hant': '請填寫每一方的名稱。',
    en: 'Every party needs a name.',
  },
  'memorandum.owner-without-organisation': {
    'zh-Hans': '只有平台上的机构才能指定负责人。',
    'zh-Hant': '只有平台上的機構才能指定負責人。',
    en: 'Only an organisation on the platform can have an owner for its side.',
  },
  'memorandum.project-outside-areas': {
    'zh-Hans': '项目所属领域“{area}”不在备忘录的领域之内。',
    'zh-Hant': '項目所屬領域「{area}」不在備忘錄的領域之內。',
    en: 'A project belongs to the area {area}, which the memorandum does not name.',
  },
  'memorandum.project-named-twice': {
    'zh-Hans': '同一项目只能列出一次。',
    'zh-Hant': '同一項目只能列出一次。',
    en: 'A project can be named only once.',
  },
  'memorandum.project-unknown': {
    'zh-Hans': '备忘录中没有此项目。',
    'zh-Hant': '備忘錄中沒有此項目。',
    en: 'The memorandum has no such project.',
  },
  'memorandum.value-not-exact': {
    'zh-Hans': '金额须为大于零、最多两位小数的数字。',
    'zh-Hant': '金額須為大於零、最多兩位小數的數字。',
    en: 'The value must be above zero, with at most two decimals.',
  },
  'memorandum.validity-impossible': {
    'zh-Hans': '有效期的日期不存在，或结束早于开始。',
    'zh-Hant': '有效期的日期不存在，或結束早於開始。',
    en: 'The dates of validity do not exist, or the end is before the beginning.',
  },
  'memorandum.ended': {
    'zh-Hans': '备忘录已失效或终止。',
    'zh-Hant': '備忘錄已失效或終止。',
    en: 'The memorandum has lapsed or was terminated.',
  },
  'memorandum.on-hold': {
    'zh-Hans': '备忘录已暂停，请先恢复。',
    'zh-Hant': '備忘錄已暫停，請先恢復。',
    en: 'The memorandum is on hold; resume it first.',
  },
  'memorandum.not-on-hold': {
    'zh-Hans': '备忘录并未暂停。',
    'zh-Hant': '備忘錄並未暫停。',
    en: 'The memorandum is not on hold.',
  },
  'memorandum.wrong-stage': {
    'zh-Hans': '备忘录现处于“{stage}”阶段，须处于“{wanted}”阶段。',
    'zh-Hant': '備忘錄現處於「{stage}」階段，須處於「{wanted}」階段。',
    en: 'The memorandum is at the stage {stage}; it must be at {wanted}.',
  },
  'memorandum.already-signed': {
    'zh-Hans': '备忘录已签署，内容不可更改，亦不可再次签署。',
    'zh-Hant': '備忘錄已簽署，內容不可更改，亦不可再次簽署。',
    en: 'The memorandum is signed: what it says is fixed.',
  },
  'memorandum.already-delivered': {
    'zh-Hans': '备忘录已全部落实。',
    'zh-Hant': '備忘錄已全部落實。',
    en: 'The memorandum is delivered.',
  },
  'memorandum.milestones-open': {
    'zh-Hans': '尚有 {open} 个里程碑未完成。',
    'zh-Hant': '尚有 {open} 個里程碑未完成。',
    en: '{open} milestones are still open.',
  },
  'memorandum.no-end-of-validity': {
    'zh-Hans': '备忘录没有订明有效期，不会自行失效。',
    'zh-Hant': '備忘錄沒有訂明有效期，不會自行失效。',
    en: 'The memorandum has no end of validity, so it does not lapse.',
  },
  'memorandum.still-valid': {
    'zh-Hans': '备忘录有效至 {validUntilOn}。',
    'zh-Hant': '備忘錄有效至 {validUntilOn}。',
    en: 'The memorandum is valid until {validUntilOn}.',
  },
  'memorandum.owner-cannot-end-it': {
    'zh-Hans': '备忘录须由负责人以外的人员终止。',
    'zh-Hant': '備忘錄須由負責人以外的人員終止。',
    en: 'A memorandum is ended by another person than its owner.',
  },
  'memorandum.date-impossible': {
    'zh-Hans': '日期 {date} 不存在。',
    'zh-Hant': '日期 {date} 不存在。',
    en: 'The date {date} does not exist.',
  },
  'memorandum.date-in-future': {
    'zh-Hans': '日期 {date} 尚未到来。',
    'zh-Hant': '日期 {date} 尚未到來。',
    en: 'The date {date} has not come yet.',
  },
  'memorandum.milestone-exists': {
    'zh-Hans': '此里程碑已存在。',
    'zh-Hant': '此里程碑已存在。',
    en: 'This milestone exists already.',
  },
  'memorandum.milestone-unknown': {
    'zh-Hans': '备忘录中没有此里程碑。',
    'zh-Hant': '備忘錄中沒有此里程碑。',
    en: 'The memorandum has no such milestone.',
  },
  'memorandum.milestone-settled': {
    'zh-Hans': '此里程碑已完成或已取消。',
    'zh-Hant': '此里程碑已完成或已取消。',
    en: 'This milestone was already reached or dropped.',
  },
  'memorandum.milestone-owner-not-a-party': {
    'zh-Hans': '里程碑的负责机构须为备忘录的一方。',
    'zh-Hant': '里程碑的負責機構須為備忘錄的一方。',
    en: 'The owner of a milestone must be a party of the memorandum.',
  },
  'memorandum.milestone-loses-its-place': {
    'zh-Hans': '已有里程碑属于被删去的签署方或项目。',
    'zh-Hant': '已有里程碑屬於被刪去的簽署方或項目。',
    en: 'A milestone belongs to a party or project that would be left out.',
  },
} as const satisfies Record<string, Trilingual>;

export type MemorandumRefusalCode = keyof typeof memorandumRefusals;
