import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { languageFrom, languages } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import type { GatewayConfiguration } from '../gateway-configuration.js';
import { escaped, escapedTitle, ownNames, texts } from './page-text.js';

/** The first page: what this is, and where to go from here. */
export function landingPage(fastify: FastifyInstance, configuration: GatewayConfiguration): void {
  fastify.get('/', async (request, reply) => {
    const { lang } = request.query as { lang?: string };
    const language = languages.find((each) => each === lang) ?? languageFrom(request.headers['accept-language']);
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-language', language)
      .header('vary', 'accept-language')
      .header('cache-control', 'no-cache')
      .header(
        'content-security-policy',
        `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
      )
      .send(page(language, nonce, configuration));
  });
}

function page(language: Language, nonce: string, { mailsAddress, sampleSignIns }: GatewayConfiguration): string {
  const links = [
    link('/api/docs', texts.api[language], 'en'),
    link('/api/openapi.json', texts.openapi[language]),
    link('/api/asyncapi.json', texts.asyncapi[language]),
    ...(mailsAddress === undefined ? [] : [link(mailsAddress, texts.mails[language])]),
    ...(sampleSignIns ? [link('/api/v1/people/samples', texts.samples[language])] : []),
    link('/health/ready', texts.health[language]),
  ];
  const choices = languages.map((each) =>
    each === language
      ? `<span aria-current="true" lang="${each}">${ownNames[each]}</span>`
      : `<a href="?lang=${each}" lang="${each}" hreflang="${each}">${ownNames[each]}</a>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedTitle(texts.title[language])}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<header><strong>Harbourlink</strong><nav aria-label="Language 語言">${choices.join('')}</nav></header>
<main>
<h1>${escaped(texts.title[language])}</h1>
<p>${escaped(texts.what[language])}</p>
<p class="steps">${escaped(texts.steps[language])}</p>
${sampleSignIns ? `<p class="mark">${escaped(texts.samplesHow[language])}</p>` : ''}
<ul>${links.join('')}</ul>
</main>
</body>
</html>`;
}

/** A link; `inLanguage` where what it leads to is always in one language. */
function link(address: string, text: string, inLanguage?: Language): string {
  const hreflang = inLanguage === undefined ? '' : ` hreflang="${inLanguage}"`;
  return `<li><a href="${escaped(address)}"${hreflang}>${escaped(text)}</a></li>`;
}

const style = `
:root{color-scheme:light;--ink:#16212e;--sea:#0b5394;--line:#d3dbe4}
*{box-sizing:border-box}
body{margin:0;background:#f3f6f9;color:var(--ink);font:1.0625rem/1.7 system-ui,"PingFang HK","PingFang SC","Microsoft JhengHei","Microsoft YaHei","Noto Sans CJK HK",sans-serif}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:space-between;padding:1rem max(1rem,calc(50% - 24rem));background:#fff;border-bottom:3px solid var(--sea)}
nav{display:flex;gap:1rem}
a{color:var(--sea)}
main{max-width:50rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.3;margin:0 0 1rem}
.steps{background:#fff;border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.25rem}
.mark{background:#fff3d6;border:1px solid #d9a300;border-radius:.75rem;padding:.75rem 1.25rem}
ul{list-style:none;padding:0;display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr))}
li a{display:block;height:100%;background:#fff;border:1px solid var(--line);border-radius:.75rem;padding:.9rem 1.1rem}
li a:hover{border-color:var(--sea)}
:focus-visible{outline:3px solid #f0a202;outline-offset:2px}
`;
