import type { Language, Trilingual } from '@harbourlink/kernel';
import { escaped } from '../pages/page.js';
import type { HtmlPage } from '../pages/page.js';

const texts = {
  signOut: { 'zh-Hans': '确定退出吗？', 'zh-Hant': '確定登出嗎？', en: 'Sign out?' },
  yes: { 'zh-Hans': '退出', 'zh-Hant': '登出', en: 'Sign out' },
  no: { 'zh-Hans': '保持登录', 'zh-Hant': '保持登入', en: 'Stay signed in' },
  signingOut: { 'zh-Hans': '正在退出…', 'zh-Hant': '正在登出…', en: 'Signing out…' },
  signedOut: { 'zh-Hans': '您已退出', 'zh-Hant': '您已登出', en: 'You are signed out' },
  signedOutText: {
    'zh-Hans': '可以关闭此页面。',
    'zh-Hant': '可以關閉此頁面。',
    en: 'You can close this page.',
  },
  error: { 'zh-Hans': '无法登录', 'zh-Hant': '無法登入', en: 'Signing in did not work' },
  errorText: {
    'zh-Hans': '登录请求已过期或不完整。请回到您来的地方，重新开始。',
    'zh-Hant': '登入請求已過期或不完整。請返回您來的地方，重新開始。',
    en: 'The request to sign in has expired or is not complete. Go back to where you came from and start again.',
  },
} satisfies Record<string, Trilingual>;

/** Asks before signing out; `form` is oidc-provider's, with its own protection against forged requests. */
export function signOutPage({ language, form }: { language: Language; form: string }): HtmlPage {
  return {
    language,
    title: texts.signOut[language],
    body: `${form}<div class="row">
<button class="main" type="submit" form="op.logoutForm" value="yes" name="logout">${texts.yes[language]}</button>
<button type="submit" form="op.logoutForm">${texts.no[language]}</button></div>`,
  };
}

/** Signs out at once, by the button where scripts do not run: the question was answered where they came from. */
export function signingOutPage({ language, form }: { language: Language; form: string }): HtmlPage {
  return {
    language,
    title: texts.signingOut[language],
    body: `${form}<button class="main" type="submit" form="op.logoutForm" value="yes" name="logout">${texts.yes[language]}</button>`,
    script: `document.querySelector('button.main').click();`,
  };
}

export function signedOutPage({ language }: { language: Language }): HtmlPage {
  return { language, title: texts.signedOut[language], body: `<p>${texts.signedOutText[language]}</p>` };
}

/** Says that it did not work; the code is for whoever looks into it, details stay in the log. */
export function errorPage({ language, code }: { language: Language; code: string }): HtmlPage {
  return {
    language,
    title: texts.error[language],
    body: `<p role="alert" class="alert">${texts.errorText[language]}</p><p class="quiet"><code>${escaped(code)}</code></p>`,
  };
}
