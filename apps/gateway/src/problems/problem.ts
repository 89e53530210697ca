import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageFrom } from '@harbourlink/kernel';
import type { Trilingual } from '@harbourlink/kernel';

interface Kind {
  readonly status: number;
  readonly detail: Trilingual;
}

/** Every "no" the gateway itself says. What services say passes through untouched. */
const kinds = {
  'request.malformed': {
    status: 400,
    detail: { 'zh-Hans': '请求格式不正确。', 'zh-Hant': '請求格式不正確。', en: 'The request is malformed.' },
  },
  'session.ended': {
    status: 401,
    detail: {
      'zh-Hans': '登录已失效，请重新登录。',
      'zh-Hant': '登入已失效，請重新登入。',
      en: 'You are no longer signed in: please sign in again.',
    },
  },
  'session.forged': {
    status: 403,
    detail: {
      'zh-Hans': '无法确认此请求来自本平台的页面，请刷新页面后重试。',
      'zh-Hant': '無法確認此請求來自本平台的頁面，請重新載入頁面後再試。',
      en: 'This request does not seem to come from a page of the platform: reload the page and try again.',
    },
  },
  'route.unknown': {
    status: 404,
    detail: { 'zh-Hans': '没有这个地址。', 'zh-Hant': '沒有這個地址。', en: 'There is nothing at this address.' },
  },
  'request.timeout': {
    status: 408,
    detail: { 'zh-Hans': '请求传送过慢。', 'zh-Hant': '請求傳送過慢。', en: 'The request took too long to arrive.' },
  },
  'request.too-large': {
    status: 413,
    detail: { 'zh-Hans': '内容过大。', 'zh-Hant': '內容過大。', en: 'The content is too large.' },
  },
  'request.too-many': {
    status: 429,
    detail: {
      'zh-Hans': '请求过于频繁，请稍后再试。',
      'zh-Hant': '請求過於頻密，請稍後再試。',
      en: 'Too many requests: please wait.',
    },
  },
  'gateway.failed': {
    status: 500,
    detail: { 'zh-Hans': '平台发生错误。', 'zh-Hant': '平台發生錯誤。', en: 'Something went wrong on our side.' },
  },
  'service.broke-off': {
    status: 502,
    detail: {
      'zh-Hans': '服务中途断开，请以同一 Idempotency-Key 重试。',
      'zh-Hant': '服務中途斷開，請以同一 Idempotency-Key 重試。',
      en: 'The service broke off: try again with the same Idempotency-Key.',
    },
  },
  'service.unavailable': {
    status: 503,
    detail: {
      'zh-Hans': '服务暂时不可用。',
      'zh-Hant': '服務暫時不可用。',
      en: 'The service is not available just now.',
    },
  },
  'service.too-slow': {
    status: 504,
    detail: { 'zh-Hans': '服务未及时回应。', 'zh-Hant': '服務未及時回應。', en: 'The service did not answer in time.' },
  },
} as const satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof kinds;

/** Answers problem+json (RFC 9457) in the caller's language. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ProblemCode): FastifyReply {
  const { status, detail } = kinds[code];
  const language = languageFrom(request.headers['accept-language']);
  const correlationId = request.headers['x-correlation-id'];
  if (status === 503) reply.header('retry-after', '1');
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: `urn:harbourlink:problem:${code}`,
        title: code.replace(/[.-]/g, ' '),
        status,
        code,
        detail: detail[language],
        ...(correlationId === undefined ? {} : { correlationId }),
      }),
    );
}

/** Which problem an error of the framework or of a rule is; what nobody foresaw is ours. */
export function problemOf(error: unknown): ProblemCode {
  const { statusCode } = error as { statusCode?: number };
  const known = (Object.keys(kinds) as ProblemCode[]).find(
    (code) => kinds[code].status === statusCode && !code.startsWith('session.'),
  );
  if (known) return known;
  return statusCode !== undefined && statusCode < 500 ? 'request.malformed' : 'gateway.failed';
}
