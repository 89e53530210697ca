import type { MessageTexts } from './message-text.js';

export const traditionalChineseTexts = {
  'enterprise-checked': {
    title: '資料已核查',
    subject: '「{enterprise}」的資料已核查',
    body: '「{enterprise}」的資料已核查，有效期至{validUntil}。現在可以發布需求或服務。',
    action: '開啟企業資料',
  },
  'enterprise-changes-requested': {
    title: '資料需要修改',
    subject: '請完善「{enterprise}」的資料',
    body: '主任已查看「{enterprise}」的資料，請作出修改。頁面上列明所需內容，完成後請再次提交。',
    action: '查看所需內容',
  },
  'enterprise-not-accepted': {
    title: '資料不獲接納',
    subject: '「{enterprise}」的資料不獲接納',
    body: '主任已查看「{enterprise}」的資料，決定不予接納。原因列於資料頁面。',
    action: '查看原因',
  },
  'enterprise-suspended': {
    title: '資料已暫停',
    subject: '「{enterprise}」的資料已暫停',
    body: '「{enterprise}」的資料現已暫停，恢復之前不參與配對和引薦。原因列於資料頁面。',
    action: '查看原因',
  },
  'enterprise-reinstated': {
    title: '資料已恢復',
    subject: '「{enterprise}」的資料已恢復',
    body: '「{enterprise}」的資料已恢復，可再次參與配對和引薦。',
    action: '開啟企業資料',
  },
  'enterprise-withdrawn': {
    title: '企業已退出',
    subject: '「{enterprise}」已退出平台',
    body: '「{enterprise}」現已退出平台，其需求和服務均已結束，個案亦已關閉。原因列於資料頁面。',
    action: '查看原因',
  },
  'suggestion-made': {
    title: '新的配對建議',
    subject: '「{enterprise}」的需求有新的配對建議',
    body: '平台找到一項與「{enterprise}」的需求相符的服務，理由列於旁邊。',
    action: '查看建議',
  },
  'introduction-proposed': {
    title: '引薦邀請',
    subject: '現向「{organisation}」提出引薦',
    body: '主任向「{organisation}」提出一項引薦，請於{expires}前接受或婉拒。各方均接受後才會互相提供聯絡人。',
    action: '查看並回覆',
  },
  'introduction-accepted': {
    title: '各方已接受引薦',
    subject: '引薦已獲接受：{parties}',
    body: '{parties}均已接受引薦，聯絡人現已互相提供，可以安排首次會面。',
    action: '開啟引薦',
  },
  'introduction-declined': {
    title: '引薦未獲接受（主任）',
    subject: '「{declinedBy}」未接受引薦',
    body: '「{declinedBy}」未接受您提出的引薦。原因只向主任顯示於引薦頁面，其他各方已收到中性措辭的通知。',
    action: '開啟引薦',
  },
  'introduction-not-continued': {
    title: '引薦不再繼續',
    subject: '向「{organisation}」提出的一項引薦不再繼續',
    body: '向「{organisation}」提出的一項引薦目前不再繼續。這與貴機構的條件無關，我們會繼續為您尋找合適的夥伴。',
    action: '開啟引薦',
  },
  'introduction-nudge': {
    title: '引薦即將到期',
    subject: '一項引薦正等待「{organisation}」回覆',
    body: '向「{organisation}」提出的一項引薦尚未獲回覆，將於{expires}到期。',
    action: '查看並回覆',
  },
  'memorandum-signed': {
    title: '備忘錄已簽署',
    subject: '已簽署：{memorandum}',
    body: '合作備忘錄《{memorandum}》已於{signedOn}簽署，備忘錄及其里程碑已記錄在案。',
    action: '開啟備忘錄',
  },
  'outcome-to-confirm': {
    title: '待確認的成果',
    subject: '請確認「{enterprise}」取得的成果',
    body: '主任記錄了與「{enterprise}」合作取得的一項成果，請確認是否屬實。經您確認後才會計入。',
    action: '查看並確認',
  },
  'outcome-to-verify': {
    title: '待核實的成果（核實員）',
    subject: '「{enterprise}」的一項成果待核實',
    body: '「{enterprise}」已確認一項成果，現待另一辦事處的核實員核實。',
    action: '核實成果',
  },
  'outcome-disputed': {
    title: '成果有異議（主任）',
    subject: '「{enterprise}」對一項成果有異議',
    body: '「{enterprise}」沒有確認您申報的成果。原因列於成果頁面，您可在該處提交更正。',
    action: '查看並更正',
  },
  'outcome-sent-back': {
    title: '成果被退回（主任）',
    subject: '「{enterprise}」的一項成果被退回',
    body: '核實員退回了您申報的「{enterprise}」的成果。原因列於成果頁面，您可在該處提交更正。',
    action: '查看並更正',
  },
  'outcome-verified': {
    title: '成果已核實',
    subject: '「{enterprise}」的成果已核實',
    body: '「{enterprise}」確認的成果已由核實員核實，現已計入。',
    action: '開啟成果',
  },
} satisfies MessageTexts;
