import type { Trilingual } from '@harbourlink/kernel';
import { Problem } from './problem.js';
import type { RefusalTexts } from './problem.js';

const texts = {
  'request.malformed-json': {
    'zh-Hans': '请求内容不是有效的 JSON，请检查后重新发送。',
    'zh-Hant': '請求內容不是有效的 JSON，請檢查後重新發送。',
    en: 'The body is not valid JSON. Check it and send it again.',
  },
  'request.too-large': {
    'zh-Hans': '请求内容过大，请缩减后重新发送。',
    'zh-Hant': '請求內容過大，請縮減後重新發送。',
    en: 'The body is too large. Make it smaller and send it again.',
  },
  'request.unsupported-media-type': {
    'zh-Hans': '不支持此内容类型，请使用 application/json。',
    'zh-Hant': '不支援此內容類型，請使用 application/json。',
    en: 'This content type is not supported. Send application/json.',
  },
  'request.malformed': {
    'zh-Hans': '请求格式有误，无法读取。',
    'zh-Hant': '請求格式有誤，無法讀取。',
    en: 'The request is malformed and cannot be read.',
  },
  'request.invalid': {
    'zh-Hans': '部分字段有误，请按各字段的说明更正。',
    'zh-Hant': '部分欄位有誤，請按各欄位的說明更正。',
    en: 'Some fields are wrong. Correct them as each one says.',
  },
  'route.unknown': {
    'zh-Hans': '没有此地址，请查阅 API 文档。',
    'zh-Hant': '沒有此地址，請查閱 API 文件。',
    en: 'There is nothing at this address. See the API documentation.',
  },
  'object.unknown': {
    'zh-Hans': '找不到此对象，或您无权查看。',
    'zh-Hant': '找不到此對象，或您無權查看。',
    en: 'There is no such object, or it is not yours to see.',
  },
  'auth.token-missing': {
    'zh-Hans': '请先登录。',
    'zh-Hant': '請先登入。',
    en: 'Sign in first: the request carries no bearer token.',
  },
  'auth.token-invalid': {
    'zh-Hans': '登录已失效，请重新登录。',
    'zh-Hant': '登入已失效，請重新登入。',
    en: 'The token is not valid any more. Sign in again.',
  },
  'auth.not-allowed': {
    'zh-Hans': '您的角色不能执行此操作。',
    'zh-Hant': '您的角色不能執行此操作。',
    en: 'Your role may not do this.',
  },
  'auth.link-of-another': {
    'zh-Hans': '此链接不适用于这一项。',
    'zh-Hant': '此連結不適用於這一項。',
    en: 'This link is not for this object.',
  },
  'acting-for.required': {
    'zh-Hans': '您属于多个机构，请在 Acting-For 标头中指明代表哪一个：{organisations}。',
    'zh-Hant': '您屬於多個機構，請在 Acting-For 標頭中指明代表哪一個：{organisations}。',
    en: 'You belong to several organisations. Say in the Acting-For header for which one you act: {organisations}.',
  },
  'acting-for.not-a-member': {
    'zh-Hans': '您不属于所代表的机构。',
    'zh-Hant': '您不屬於所代表的機構。',
    en: 'You are not a member of the organisation you act for.',
  },
  'idempotency.key-required': {
    'zh-Hans': '请在 Idempotency-Key 标头中提供唯一的键，以便安全重试。',
    'zh-Hant': '請在 Idempotency-Key 標頭中提供唯一的鍵，以便安全重試。',
    en: 'Send a unique Idempotency-Key header (1 to 200 printable characters), so that the request can be repeated safely.',
  },
  'idempotency.key-reused': {
    'zh-Hans': '此 Idempotency-Key 已用于内容不同的请求，请换一个新的键。',
    'zh-Hant': '此 Idempotency-Key 已用於內容不同的請求，請換一個新的鍵。',
    en: 'This Idempotency-Key was used with another request. Use a new key.',
  },
  'if-match.required': {
    'zh-Hans': '请在 If-Match 标头中提供您读取时的 ETag。',
    'zh-Hant': '請在 If-Match 標頭中提供您讀取時的 ETag。',
    en: 'Send the ETag you read in the If-Match header.',
  },
  'if-match.malformed': {
    'zh-Hans': 'If-Match 标头必须是读取时得到的 ETag，例如 "3"。',
    'zh-Hant': 'If-Match 標頭必須是讀取時得到的 ETag，例如 "3"。',
    en: 'If-Match must be an ETag as it was read, such as "3".',
  },
  'cursor.malformed': {
    'zh-Hans': '分页游标无效，请从第一页重新开始。',
    'zh-Hant': '分頁游標無效，請從第一頁重新開始。',
    en: 'The cursor is not valid. Start again from the first page.',
  },
  'outside-event.malformed': {
    'zh-Hans': '这不是可接收的事件：{reason}',
    'zh-Hant': '這不是可接收的事件：{reason}',
    en: 'This is no event that can be taken: {reason}',
  },
  'outside-event.later': {
    'zh-Hans': '待处理的事件过多，请稍后重新发送。',
    'zh-Hant': '待處理的事件過多，請稍後重新傳送。',
    en: 'Too many events wait to be handled. Send this one again later.',
  },
  'service.busy': {
    'zh-Hans': '服务暂时繁忙，请稍后重试。',
    'zh-Hant': '服務暫時繁忙，請稍後重試。',
    en: 'The service is busy. Try again in a moment.',
  },
  'service.disk-full': {
    'zh-Hans': '存储空间已满，数据未保存。请联系管理员。',
    'zh-Hant': '儲存空間已滿，資料未儲存。請聯絡管理員。',
    en: 'The disk is full and nothing was saved. Tell the administrator, then try again.',
  },
  'service.failed': {
    'zh-Hans': '服务发生错误，请稍后重试；如仍失败，请提供关联编号。',
    'zh-Hant': '服務發生錯誤，請稍後重試；如仍失敗，請提供關聯編號。',
    en: 'Something failed on our side. Try again; if it keeps failing, quote the correlation id.',
  },
} as const satisfies Record<string, Trilingual>;

export type ProblemCode = keyof typeof texts;

/** Codes any service may refuse with besides its own. */
export const kitRefusals: RefusalTexts = {
  'version.stale': {
    'zh-Hans': '此记录已被他人更改，请看清最新内容后再试。',
    'zh-Hant': '此紀錄已被他人更改，請看清最新內容後再試。',
    en: 'It was changed since you read it. Look at it as it is now, then repeat your change.',
  },
  'dead-letter.unknown': {
    'zh-Hans': '没有这封死信，或已处理。',
    'zh-Hant': '沒有這封死信，或已處理。',
    en: 'There is no such dead letter, or it is settled already.',
  },
  'dead-letter.no-lane': {
    'zh-Hans': '此服务不再处理该通道 {lane}。',
    'zh-Hant': '此服務不再處理該通道 {lane}。',
    en: 'This service does not run the lane {lane} any more. Discard the letter or bring the lane back.',
  },
  'dead-letter.undecodable': {
    'zh-Hans': '内容仍无法解读：{reason}',
    'zh-Hant': '內容仍無法解讀：{reason}',
    en: 'It still cannot be decoded: {reason}',
  },
  'dead-letter.note-missing': {
    'zh-Hans': '选择“其他”原因时，请说明理由。',
    'zh-Hant': '選擇「其他」原因時，請說明理由。',
    en: 'Say in the note why it is given up: the reason other tells nothing by itself.',
  },
  'lane.unknown': {
    'zh-Hans': '没有此通道：{lane}',
    'zh-Hant': '沒有此通道：{lane}',
    en: 'There is no lane {lane} in this service.',
  },
  'lane.paused': {
    'zh-Hans': '通道 {lane} 已暂停，请先恢复。',
    'zh-Hant': '通道 {lane} 已暫停，請先恢復。',
    en: 'Lane {lane} is paused. Resume it first.',
  },
  'rebuild.unknown-lane': {
    'zh-Hans': '没有此通道：{lane}',
    'zh-Hant': '沒有此通道：{lane}',
    en: 'There is no lane {lane} in this service.',
  },
  'rebuild.not-a-projection': {
    'zh-Hans': '通道 {lane} 不是可重建的投影。',
    'zh-Hant': '通道 {lane} 不是可重建的投影。',
    en: 'Lane {lane} is not a projection that can be rebuilt.',
  },
  'rebuild.taken-over': {
    'zh-Hans': '通道 {lane} 的另一次重建已开始，本次已停止。',
    'zh-Hant': '通道 {lane} 的另一次重建已開始，本次已停止。',
    en: 'Another rebuild of lane {lane} has begun; this one has stopped.',
  },
  'rebuild.none': {
    'zh-Hans': '通道 {lane} 尚未重建过。',
    'zh-Hant': '通道 {lane} 尚未重建過。',
    en: 'Lane {lane} has not been rebuilt, or there is no such lane.',
  },
  'rebuild.failed': {
    'zh-Hans': '通道 {lane} 重建失败，原投影保持不变；请查看重建状态中的错误。',
    'zh-Hant': '通道 {lane} 重建失敗，原投影保持不變；請查看重建狀態中的錯誤。',
    en: 'The rebuild of lane {lane} failed and the live projection is as it was. The state of the rebuild says why.',
  },
  'journal.archived': {
    'zh-Hans': '{source} 日志账的第 {first} 至 {last} 位已归档于 {file}，请先将该文件重新挂接。',
    'zh-Hant': '{source} 日誌帳的第 {first} 至 {last} 位已封存於 {file}，請先將該檔案重新掛接。',
    en: 'Positions {first} to {last} of the journal of {source} are archived in {file}. Attach that file again first.',
  },
  'journal.checkpoint-incomplete': {
    'zh-Hans': '请同时提供 after 与 hash：检查点由位置及该处的链哈希值组成。',
    'zh-Hant': '請同時提供 after 與 hash：檢查點由位置及該處的鏈雜湊值組成。',
    en: 'Give after and hash together: a checkpoint is a position and the hash of the chain there.',
  },
  'sink.unknown': {
    'zh-Hans': '此服务没有名为 {sink} 的下游。',
    'zh-Hant': '此服務沒有名為 {sink} 的下游。',
    en: 'This service has sent nothing to a sink called {sink}.',
  },
  'broker.none': {
    'zh-Hans': '此平台未使用消息代理，事件经由日志账传递。',
    'zh-Hant': '此平台未使用訊息代理，事件經由日誌帳傳遞。',
    en: 'This platform runs without a broker: events travel through the journals.',
  },
  'object.unknown': texts['object.unknown'],
};

/** A problem of the edge, by its code. */
export function problem(status: number, code: ProblemCode, more: Problem['more'] = {}): Problem {
  return new Problem(status, code, texts[code], more);
}
