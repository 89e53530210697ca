import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MailFolder, MailSummary } from './mail-folder.js';
import { languageFor, textsOf, type MailPageTexts } from './mail-page-texts.js';

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";
/** A mail is a stranger's HTML: no scripts, no forms, nothing loaded from anywhere. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const style = `body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem .6rem;border-bottom:1px solid #ccc;overflow-wrap:anywhere}
a{color:#0958d9}a:focus-visible{outline:3px solid #0958d9;outline-offset:2px}iframe{width:100%;height:70vh;border:1px solid #767676}
pre{white-space:pre-wrap;overflow-wrap:anywhere}nav a{display:inline-block;padding:.25rem .5rem .25rem 0}`;

/** `GET /` and `/mails/ID` for people; `GET /mails`, `/mails/ID/html` and `/mails/ID/source` for programs and the frame. */
export async function answerMailRequest(mails: MailFolder, request: IncomingMessage, response: ServerResponse) {
  try {
    if (!isLoopback(request.headers.host))
      return send(response, 403, 'text/plain', 'This page is for this machine only.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'GET only.');
    const url = new URL(request.url ?? '/', 'http://localhost');
    const texts = textsOf(languageFor(url.searchParams.get('language'), request.headers['accept-language']));
    const [, place = '', id = '', part = ''] = url.pathname.split('/').map(decodeURIComponent);
    if (place === '') return send(response, 200, 'text/html', listPage(mails.list(), texts));
    if (place === 'mails' && id === '') return sendJson(response, chosen(mails.list(), url.searchParams));
    if (place === 'mails') return await answerOneMail(mails, response, { id, part, texts });
    return send(response, 404, 'text/plain', 'Not found.');
  } catch {
    return send(response, 400, 'text/plain', 'Not understood.');
  }
}

async function answerOneMail(
  mails: MailFolder,
  response: ServerResponse,
  { id, part, texts }: { id: string; part: string; texts: MailPageTexts },
): Promise<void> {
  const summary = mails.list().find((mail) => mail.id === id);
  if (!summary) return send(response, 404, 'text/plain', 'Not found.');
  if (part === 'source') return send(response, 200, 'text/plain', (await mails.source(id))?.toString() ?? '');
  const mail = await mails.read(id);
  const text = mail?.text ?? '';
  const html = mail?.html === false || mail?.html === undefined ? `<pre>${escape(text)}</pre>` : mail.html;
  if (part === 'html') return send(response, 200, 'text/html', `<base target="_blank">${html}`, mailPolicy);
  if (part === 'json') return sendJson(response, { ...summary, text, html });
  return send(response, 200, 'text/html', mailPage(summary, texts));
}

/** `to=ADDRESS` keeps what went to that address, `limit=N` the newest N. */
function chosen(mails: MailSummary[], query: URLSearchParams): MailSummary[] {
  const to = query.get('to');
  const limit = Number(query.get('limit') ?? Number.POSITIVE_INFINITY);
  return mails.filter((mail) => to === null || mail.to.includes(to)).slice(0, limit);
}

function listPage(mails: MailSummary[], texts: MailPageTexts): string {
  const rows = mails.slice(0, 500).map(
    (mail) => `<tr><td><time datetime="${mail.date}">${mail.date.slice(0, 19).replace('T', ' ')}</time></td>
<td>${escape(mail.to.join(', '))}</td><td><a href="/mails/${mail.id}?language=${texts.language}">${escape(mail.subject || '—')}</a></td></tr>`,
  );
  const table = `<table><caption>${texts.count(mails.length)}</caption><thead><tr><th scope="col">${texts.date} (UTC)</th>
<th scope="col">${texts.to}</th><th scope="col">${texts.subject}</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  return page(texts.title, texts, `<p>${texts.explanation}</p>${mails.length === 0 ? `<p>${texts.none}</p>` : table}`);
}

function mailPage(mail: MailSummary, texts: MailPageTexts): string {
  const title = escape(mail.subject || '—');
  return page(
    title,
    texts,
    `<dl><dt>${texts.to}</dt><dd>${escape(mail.to.join(', '))}</dd><dt>${texts.date} (UTC)</dt><dd>${mail.date}</dd>
<dt>Message-ID</dt><dd>${escape(mail.messageId)}</dd></dl>
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/html" title="${title}"></iframe>
<p><a href="/?language=${texts.language}">${texts.back}</a> · <a href="/mails/${mail.id}/source">${texts.source}</a></p>`,
  );
}

function page(title: string, texts: MailPageTexts, body: string): string {
  return `<!doctype html><html lang="${texts.language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head><body>
<nav aria-label="${texts.languages}"><a lang="zh-Hans" href="?language=zh-Hans">简体</a> <a lang="zh-Hant" href="?language=zh-Hant">繁體</a>
<a lang="en" href="?language=en">English</a></nav><main><h1>${title}</h1>${body}</main></body></html>`;
}

function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, 'application/json', JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, body: string, policy = pagePolicy): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** Another site that points its name at 127.0.0.1 must not read the mails through the visitor's browser. */
function isLoopback(host = ''): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
}

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
