import type { MessageTexts } from './message-text.js';

export const simplifiedChineseTexts = {
  'enterprise-checked': {
    title: '资料已核查',
    subject: '“{enterprise}”的资料已核查',
    body: '“{enterprise}”的资料已核查，有效期至{validUntil}。现在可以发布需求或服务。',
    action: '打开企业资料',
  },
  'enterprise-changes-requested': {
    title: '资料需要修改',
    subject: '请完善“{enterprise}”的资料',
    body: '主任已查看“{enterprise}”的资料，请作出修改。页面上列明所需内容，完成后请再次提交。',
    action: '查看所需内容',
  },
  'enterprise-not-accepted': {
    title: '资料不获接纳',
    subject: '“{enterprise}”的资料不获接纳',
    body: '主任已查看“{enterprise}”的资料，决定不予接纳。原因列于资料页面。',
    action: '查看原因',
  },
  'enterprise-suspended': {
    title: '资料已暂停',
    subject: '“{enterprise}”的资料已暂停',
    body: '“{enterprise}”的资料现已暂停，恢复之前不参与配对和引荐。原因列于资料页面。',
    action: '查看原因',
  },
  'enterprise-reinstated': {
    title: '资料已恢复',
    subject: '“{enterprise}”的资料已恢复',
    body: '“{enterprise}”的资料已恢复，可再次参与配对和引荐。',
    action: '打开企业资料',
  },
  'enterprise-withdrawn': {
    title: '企业已退出',
    subject: '“{enterprise}”已退出平台',
    body: '“{enterprise}”现已退出平台，其需求和服务均已结束，个案亦已关闭。原因列于资料页面。',
    action: '查看原因',
  },
  'suggestion-made': {
    title: '新的配对建议',
    subject: '“{enterprise}”的需求有新的配对建议',
    body: '平台找到一项与“{enterprise}”的需求相符的服务，理由列于旁边。',
    action: '查看建议',
  },
  'introduction-proposed': {
    title: '引荐邀请',
    subject: '现向“{organisation}”提出引荐',
    body: '主任向“{organisation}”提出一项引荐，请于{expires}前接受或婉拒。各方均接受后才会互相提供联系人。',
    action: '查看并回复',
  },
  'introduction-accepted': {
    title: '各方已接受引荐',
    subject: '引荐已获接受：{parties}',
    body: '{parties}均已接受引荐，联系人现已互相提供，可以安排首次会面。',
    action: '打开引荐',
  },
  'introduction-declined': {
    title: '引荐未获接受（主任）',
    subject: '“{declinedBy}”未接受引荐',
    body: '“{declinedBy}”未接受您提出的引荐。原因只向主任显示于引荐页面，其他各方已收到中性措辞的通知。',
    action: '打开引荐',
  },
  'introduction-not-continued': {
    title: '引荐不再继续',
    subject: '向“{organisation}”提出的一项引荐不再继续',
    body: '向“{organisation}”提出的一项引荐目前不再继续。这与贵机构的条件无关，我们会继续为您寻找合适的伙伴。',
    action: '打开引荐',
  },
  'introduction-nudge': {
    title: '引荐即将到期',
    subject: '一项引荐正等待“{organisation}”回复',
    body: '向“{organisation}”提出的一项引荐尚未获回复，将于{expires}到期。',
    action: '查看并回复',
  },
  'memorandum-signed': {
    title: '备忘录已签署',
    subject: '已签署：{memorandum}',
    body: '合作备忘录《{memorandum}》已于{signedOn}签署，备忘录及其里程碑已记录在案。',
    action: '打开备忘录',
  },
  'outcome-to-confirm': {
    title: '待确认的成果',
    subject: '请确认“{enterprise}”取得的成果',
    body: '主任记录了与“{enterprise}”合作取得的一项成果，请确认是否属实。经您确认后才会计入。',
    action: '查看并确认',
  },
  'outcome-to-verify': {
    title: '待核实的成果（核实员）',
    subject: '“{enterprise}”的一项成果待核实',
    body: '“{enterprise}”已确认一项成果，现待另一办事处的核实员核实。',
    action: '核实成果',
  },
  'outcome-disputed': {
    title: '成果有异议（主任）',
    subject: '“{enterprise}”对一项成果有异议',
    body: '“{enterprise}”没有确认您申报的成果。原因列于成果页面，您可在该处提交更正。',
    action: '查看并更正',
  },
  'outcome-sent-back': {
    title: '成果被退回（主任）',
    subject: '“{enterprise}”的一项成果被退回',
    body: '核实员退回了您申报的“{enterprise}”的成果。原因列于成果页面，您可在该处提交更正。',
    action: '查看并更正',
  },
  'outcome-verified': {
    title: '成果已核实',
    subject: '“{enterprise}”的成果已核实',
    body: '“{enterprise}”确认的成果已由核实员核实，现已计入。',
    action: '打开成果',
  },
} satisfies MessageTexts;
