import type { Schemas } from '@harbourlink/api-client';
import { defineTexts } from '../language/texts.js';

export type Funnel = Schemas['insights']['FunnelResponse'];
export type FunnelStage = Funnel['stages'][number];
export type StageCode = FunnelStage['stage'];
export type Unit = FunnelStage['unit'];

export const stageCodes: readonly StageCode[] = [
  'known',
  'checked',
  'with-need',
  'matched',
  'introduced',
  'accepted',
  'met',
  'promising',
  'mou-signed',
  'implementing',
  'claimed',
  'confirmed',
  'verified',
];

/** The stages, what each counts (`count.*`) and out of what (`of.*`): the definitions are frozen. */
export const stageWords = defineTexts('funnel-stages', {
  'stage.known': { 'zh-Hans': '已知企业', 'zh-Hant': '已知企業', en: 'Known' },
  'stage.checked': { 'zh-Hans': '已核查', 'zh-Hant': '已核查', en: 'Checked' },
  'stage.with-need': { 'zh-Hans': '已提需求', 'zh-Hant': '已提需求', en: 'With a need' },
  'stage.matched': { 'zh-Hans': '有候选', 'zh-Hant': '有候選', en: 'Matched' },
  'stage.introduced': { 'zh-Hans': '已引荐', 'zh-Hant': '已引薦', en: 'Introduced' },
  'stage.accepted': { 'zh-Hans': '各方接受', 'zh-Hant': '各方接受', en: 'Accepted' },
  'stage.met': { 'zh-Hans': '已会面', 'zh-Hant': '已會面', en: 'Met' },
  'stage.promising': { 'zh-Hans': '可望合作', 'zh-Hant': '可望合作', en: 'Promising' },
  'stage.mou-signed': { 'zh-Hans': '备忘录已签署', 'zh-Hant': '備忘錄已簽署', en: 'MoU signed' },
  'stage.implementing': { 'zh-Hans': '落实中', 'zh-Hant': '落實中', en: 'Implementing' },
  'stage.claimed': { 'zh-Hans': '成果已申报', 'zh-Hant': '成果已申報', en: 'Claimed' },
  'stage.confirmed': { 'zh-Hans': '客户已确认', 'zh-Hant': '客戶已確認', en: 'Confirmed' },
  'stage.verified': { 'zh-Hans': '已核实', 'zh-Hant': '已核實', en: 'Verified' },
  'count.known': { 'zh-Hans': '潜在、草拟或更后', 'zh-Hant': '潛在、草擬或更後', en: 'prospect, draft or further' },
  'count.checked': { 'zh-Hans': '曾通过核查', 'zh-Hant': '曾通過核查', en: 'ever checked' },
  'count.with-need': {
    'zh-Hans': '已核查并曾发布需求',
    'zh-Hant': '已核查並曾發布需求',
    en: 'checked and ever published a need',
  },
  'count.matched': { 'zh-Hans': '曾有候选', 'zh-Hant': '曾有候選', en: 'has had a candidate' },
  'count.introduced': { 'zh-Hans': '曾获提出引荐', 'zh-Hant': '曾獲提出引薦', en: 'has had an introduction proposed' },
  'count.accepted': { 'zh-Hans': '各方均已接受', 'zh-Hant': '各方均已接受', en: 'accepted by all' },
  'count.met': { 'zh-Hans': '至少会面一次', 'zh-Hant': '最少會面一次', en: 'at least one meeting held' },
  'count.promising': {
    'zh-Hans': '有一方认为可望合作',
    'zh-Hant': '有一方認為可望合作',
    en: 'a side rated co-operation possible',
  },
  'count.mou-signed': { 'zh-Hans': '已签署', 'zh-Hant': '已簽署', en: 'signed' },
  'count.implementing': { 'zh-Hans': '已开始落实', 'zh-Hant': '已開始落實', en: 'reached implementing' },
  'count.claimed': { 'zh-Hans': '已申报', 'zh-Hant': '已申報', en: 'claimed' },
  'count.confirmed': { 'zh-Hans': '客户已确认', 'zh-Hant': '客戶已確認', en: 'confirmed by the customer' },
  'count.verified': {
    'zh-Hans': '第二位主任已核实',
    'zh-Hant': '第二位主任已核實',
    en: 'verified by a second officer',
  },
  'of.known': { 'zh-Hans': '已知企业', 'zh-Hant': '已知企業', en: 'known' },
  'of.checked': { 'zh-Hans': '已知企业', 'zh-Hant': '已知企業', en: 'known' },
  'of.with-need': { 'zh-Hans': '已核查企业', 'zh-Hant': '已核查企業', en: 'checked' },
  'of.matched': { 'zh-Hans': '已发布需求', 'zh-Hant': '已發布需求', en: 'needs published' },
  'of.introduced': { 'zh-Hans': '已发布需求', 'zh-Hant': '已發布需求', en: 'needs published' },
  'of.accepted': { 'zh-Hans': '已提出引荐', 'zh-Hant': '已提出引薦', en: 'introductions proposed' },
  'of.met': { 'zh-Hans': '各方已接受', 'zh-Hant': '各方已接受', en: 'accepted' },
  'of.promising': { 'zh-Hans': '已会面', 'zh-Hant': '已會面', en: 'met' },
  'of.mou-signed': { 'zh-Hans': '已记录备忘录', 'zh-Hant': '已記錄備忘錄', en: 'memoranda recorded' },
  'of.implementing': { 'zh-Hans': '已签署备忘录', 'zh-Hant': '已簽署備忘錄', en: 'signed' },
  'of.claimed': { 'zh-Hans': '已申报成果', 'zh-Hant': '已申報成果', en: 'claimed' },
  'of.confirmed': { 'zh-Hans': '已申报成果', 'zh-Hant': '已申報成果', en: 'claimed' },
  'of.verified': { 'zh-Hans': '客户已确认成果', 'zh-Hant': '客戶已確認成果', en: 'confirmed' },
  'unit.enterprise': { 'zh-Hans': '企业', 'zh-Hant': '企業', en: 'Firms' },
  'unit.need': { 'zh-Hans': '需求', 'zh-Hant': '需求', en: 'Needs' },
  'unit.introduction': { 'zh-Hans': '引荐', 'zh-Hant': '引薦', en: 'Introductions' },
  'unit.memorandum': { 'zh-Hans': '备忘录', 'zh-Hant': '備忘錄', en: 'Memoranda' },
  'unit.outcome': { 'zh-Hans': '成果', 'zh-Hant': '成果', en: 'Outcomes' },
});
