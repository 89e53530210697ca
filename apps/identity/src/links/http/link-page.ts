import type { Language, Trilingual } from '@harbourlink/kernel';
import { escaped } from '../../pages/page.js';
import type { HtmlPage } from '../../pages/page.js';
import type { LinkTask } from './link-actions.js';
import { factsScript, factWordsIn } from './link-facts.js';

const texts = {
  unknown: { 'zh-Hans': '链接无效', 'zh-Hant': '連結無效', en: 'This link does not work' },
  unknownText: {
    'zh-Hans': '链接无效、已过期或已使用。请向您的联系人索取新链接。',
    'zh-Hant': '連結無效、已過期或已使用。請向您的聯絡人索取新連結。',
    en: 'The link is unknown, has expired or has been used. Ask your contact for a new one.',
  },
  opening: { 'zh-Hans': '正在打开…', 'zh-Hant': '正在開啟…', en: 'Opening…' },
  done: { 'zh-Hans': '已收到，谢谢。', 'zh-Hant': '已收到，謝謝。', en: 'We have your answer. Thank you.' },
  answered: { 'zh-Hans': '您的答复：{answer}。', 'zh-Hant': '您的答覆：{answer}。', en: 'You said: {answer}.' },
  failed: {
    'zh-Hans': '暂时无法送出，请稍后再试。',
    'zh-Hant': '暫時無法送出，請稍後再試。',
    en: 'It could not be sent just now. Please try again in a moment.',
  },
  noScript: {
    'zh-Hans': '请启用 JavaScript 以作答。',
    'zh-Hant': '請啟用 JavaScript 以作答。',
    en: 'Please enable JavaScript to answer.',
  },
} satisfies Record<string, Trilingual>;

/** One page for every link that does not open, whatever the reason. */
export function shutLinkPage(language: Language): HtmlPage {
  const body = `<p role="alert" class="alert">${texts.unknownText[language]}</p>`;
  return { language, title: texts.unknown[language], languageLinks: true, body };
}

/** What a link in a mail opens: says what is asked, and sends the answer to the service that owns the object. */
export function linkPage(language: Language, token: string, task: LinkTask): HtmlPage {
  const buttons = task.actions.map(
    ({ text, main }, index) =>
      `<button${main ? ' class="main"' : ''} data-action="${index}" disabled>${escaped(text[language])}</button>`,
  );
  return {
    language,
    title: task.title[language],
    languageLinks: true,
    body: `<section><p>${escaped(task.explanation[language])}</p><dl id="facts"></dl>
<div class="row answers">${buttons.join('')}</div></section>
<p id="said" role="status">${texts.opening[language]}</p><noscript>${texts.noScript[language]}</noscript>`,
    script: scriptFor({
      token,
      language,
      collection: task.collection,
      words: factWordsIn(language),
      actions: task.actions.map(({ command, body, text }) => ({ command, body, text: text[language] })),
      done: texts.done[language],
      answered: texts.answered[language],
      failed: texts.failed[language],
    }),
  };
}

/** The secret is exchanged when the page runs, not when it is fetched: scanners of mail fetch. */
function scriptFor(settings: object): string {
  // "<" would end the script element from within a text.
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return `const settings = ${json};
${factsScript}${script}`;
}

const script = `
const said = document.getElementById('said');
const buttons = [...document.querySelectorAll('[data-action]')];
const enable = (on) => buttons.forEach((button) => (button.disabled = !on));
let session, address, version;

async function ask(path, init = {}) {
  const headers = { 'accept-language': settings.language, ...init.headers };
  const response = await fetch(path, { ...init, headers });
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail);
  version = response.headers.get('etag') ?? version;
  return body;
}

function showFacts(object) {
  for (const pair of factsOf(object)) {
    pair.forEach((text, index) => {
      const line = document.createElement(index === 0 ? 'dt' : 'dd');
      line.textContent = text;
      document.getElementById('facts').append(line);
    });
  }
}

async function open() {
  session = await ask('/api/v1/links/' + settings.token + '/session', { method: 'POST' });
  address = '/api/v1/' + settings.collection + '/' + session.resourceId;
  showFacts(await ask(address, { headers: { authorization: 'Bearer ' + session.accessToken } }));
  said.textContent = '';
  enable(true);
}

async function answer({ command, body, text }) {
  enable(false);
  await ask(address + '/' + command, {
    method: 'POST',
    headers: {
      authorization: 'Bearer ' + session.accessToken,
      'content-type': 'application/json',
      'if-match': version,
    },
    body: JSON.stringify(body),
  });
  said.textContent = settings.done + ' ' + settings.answered.replace('{answer}', text);
  // A conflict check is half an answer; of the others there is one, and nothing is left to press.
  if (command === 'conflict-check') enable(true);
  else buttons.forEach((button) => (button.hidden = true));
}

const say = (error) => {
  said.textContent = error.message || settings.failed;
  enable(Boolean(session));
};
buttons.forEach((button) =>
  button.addEventListener('click', () => answer(settings.actions[Number(button.dataset.action)]).catch(say)),
);
open().catch(say);
`;
