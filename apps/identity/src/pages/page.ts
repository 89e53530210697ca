import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { languageFrom, languages } from '@harbourlink/kernel';
import type { Language, Trilingual } from '@harbourlink/kernel';

/** A page of plain HTML: no picture, nothing from elsewhere, and no script unless it brings its own. */
export interface HtmlPage {
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  /** Where forms of this page may lead, besides this address: a browser also checks the redirects that follow. */
  readonly formsMayLeadTo?: string;
  /** Runs in the page and may ask this address only. */
  readonly script?: string;
  /** Offers the other languages; a page that answers a POST cannot be asked for again. */
  readonly languageLinks?: true;
}

const ownNames: Trilingual = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };
const product: Trilingual = { 'zh-Hans': '港联通 Harbourlink', 'zh-Hant': '港聯通 Harbourlink', en: 'Harbourlink' };

/** The language asked for by `?lang=`, else by the client (`ui_locales`, OpenID Connect Core 3.1.2.1), else by the browser. */
export function languageOf(request: IncomingMessage, uiLocales?: string): Language {
  const wanted = new URLSearchParams(request.url?.split('?')[1] ?? '').get('lang');
  const accepted = uiLocales?.trim().split(/ +/).join(',') || request.headers['accept-language'];
  return languages.find((language) => language === wanted) ?? languageFrom(accepted);
}

/** Text made safe between tags and inside quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

interface Answer {
  readonly header: (name: string, value: string) => unknown;
  readonly body: (html: string) => unknown;
}

/** Sends the page with headers that let the browser do nothing but show it and send its forms. */
export function respondWith(answer: Answer, page: HtmlPage): void {
  const nonce = randomBytes(16).toString('base64');
  const scripting = page.script === undefined ? '' : ` script-src 'nonce-${nonce}'; connect-src 'self';`;
  const formAction = ["'self'", page.formsMayLeadTo].filter(Boolean).join(' ');
  answer.header('content-type', 'text/html; charset=utf-8');
  answer.header('cache-control', 'no-store');
  answer.header('vary', 'accept-language');
  answer.header('referrer-policy', 'no-referrer');
  answer.header('x-content-type-options', 'nosniff');
  answer.header(
    'content-security-policy',
    `default-src 'none'; style-src 'nonce-${nonce}';${scripting} form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
  );
  answer.body(document(page, nonce));
}

function document({ language, title, body, script, languageLinks }: HtmlPage, nonce: string): string {
  const links = languages
    .map((each) =>
      each === language
        ? `<span aria-current="true" lang="${each}">${ownNames[each]}</span>`
        : `<a href="?lang=${each}" lang="${each}" hreflang="${each}">${ownNames[each]}</a>`,
    )
    .join('');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Harbourlink</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<header><strong>${product[language]}</strong>${languageLinks ? `<nav aria-label="Language 語言">${links}</nav>` : ''}</header>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
${script === undefined ? '' : `<script nonce="${nonce}">${script}</script>`}
</body>
</html>`;
}

const style = `
:root{color-scheme:light;--ink:#16212e;--quiet:#4b5a6b;--line:#d3dbe4;--sea:#0b5394;--pale:#f3f6f9}
*{box-sizing:border-box}
body{margin:0;background:var(--pale);color:var(--ink);font:1rem/1.6 system-ui,"PingFang HK","PingFang SC","Microsoft JhengHei","Microsoft YaHei","Noto Sans CJK HK",sans-serif}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:space-between;padding:1rem max(1rem,calc(50% - 30rem));background:#fff;border-bottom:3px solid var(--sea)}
nav{display:flex;gap:1rem}
a{color:var(--sea)}
main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;margin:.5rem 0 1rem}
h2{font-size:1.05rem;margin:0 0 .75rem}
section,.card{background:#fff;border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin:0 0 1rem}
.quiet{color:var(--quiet)}
.people{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:.5rem}
button,input{font:inherit;border-radius:.5rem;min-height:2.75rem}
button{cursor:pointer;border:1px solid var(--line);background:#fff;color:var(--ink);padding:.4rem .9rem;text-align:left}
button:hover{border-color:var(--sea)}
button.main{background:var(--sea);border-color:var(--sea);color:#fff;text-align:center}
button small{display:block;color:var(--quiet)}
:focus-visible{outline:3px solid #f0a202;outline-offset:2px}
label{display:block;margin:0 0 .9rem;max-width:26rem}
label span{display:block;font-weight:600}
input{width:100%;border:1px solid #76859a;padding:.4rem .7rem;background:#fff;color:var(--ink)}
.alert{border-left:4px solid #b3261e;background:#fdeceb;padding:.75rem 1rem;border-radius:.4rem;max-width:40rem}
.mark{display:inline-block;background:#fff3d6;border:1px solid #d9a300;border-radius:1rem;padding:0 .7rem;font-size:.875rem}
.row{display:flex;flex-wrap:wrap;gap:.75rem}
dl{margin:0 0 1.25rem}
dt{color:var(--quiet);font-size:.875rem}
dd{margin:0 0 .75rem;font-weight:600}
[role=status]{font-weight:600}
[hidden]{display:none}
@media (max-width:30rem){.answers button{width:100%;text-align:center}}
`;
