import { textFor } from '@harbourlink/kernel';
import type { Language, LocalizedText, Trilingual } from '@harbourlink/kernel';
import type { Role } from '../memberships/domain/role.js';
import { roles } from '../memberships/domain/role.js';
import type { SamplePerson } from '../sample-people/sample-people.js';
import { escaped } from '../pages/page.js';
import type { HtmlPage } from '../pages/page.js';

const roleNames: Record<Role, Trilingual> = {
  enterprise_member: { 'zh-Hans': '内地企业', 'zh-Hant': '內地企業', en: 'Mainland enterprises' },
  provider_member: { 'zh-Hans': '香港服务商', 'zh-Hant': '香港服務商', en: 'Hong Kong service providers' },
  officer: { 'zh-Hans': '办事处与个案主任', 'zh-Hant': '辦事處與個案主任', en: 'Case officers' },
  team_head: { 'zh-Hans': '组长', 'zh-Hant': '組長', en: 'Team heads' },
  verifier: { 'zh-Hans': '核实员', 'zh-Hant': '核實員', en: 'Verifiers' },
  event_desk: { 'zh-Hans': '活动柜台', 'zh-Hant': '活動櫃位', en: 'Event desk' },
  administrator: { 'zh-Hans': '管理员', 'zh-Hant': '管理員', en: 'Administrators' },
  auditor: { 'zh-Hans': '审计员', 'zh-Hant': '審計員', en: 'Auditors' },
};

const texts = {
  title: { 'zh-Hans': '登录', 'zh-Hant': '登入', en: 'Sign in' },
  email: { 'zh-Hans': '电邮地址', 'zh-Hant': '電郵地址', en: 'E-mail address' },
  password: { 'zh-Hans': '密码', 'zh-Hant': '密碼', en: 'Password' },
  signIn: { 'zh-Hans': '登录', 'zh-Hant': '登入', en: 'Sign in' },
  withPassword: { 'zh-Hans': '使用电邮和密码', 'zh-Hant': '使用電郵及密碼', en: 'With e-mail and password' },
  wrong: {
    'zh-Hans': '电邮地址与密码不符。',
    'zh-Hant': '電郵地址與密碼不符。',
    en: 'The e-mail address and the password do not fit together.',
  },
  wait: {
    'zh-Hans': '尝试次数过多，请十五分钟后再试。',
    'zh-Hant': '嘗試次數過多，請十五分鐘後再試。',
    en: 'Too many attempts: please try again in fifteen minutes.',
  },
  samples: { 'zh-Hans': '示例用户', 'zh-Hant': '範例用戶', en: 'Sample people' },
  samplesMean: {
    'zh-Hans': '全部为虚构，点选即可登录；仅在本机试用时提供。',
    'zh-Hant': '全部為虛構，點選即可登入；僅在本機試用時提供。',
    en: 'All fictional. One click signs in; offered only while trying the platform on this machine.',
  },
  continueAs: { 'zh-Hans': '继续使用', 'zh-Hant': '繼續使用', en: 'Continue as' },
  other: { 'zh-Hans': '换一个人', 'zh-Hant': '換另一位', en: 'Somebody else' },
} satisfies Record<string, Trilingual>;

export interface SignInPageOptions {
  readonly language: Language;
  /** The interaction's address: forms send their answer below it. */
  readonly action: string;
  readonly formsMayLeadTo: string;
  readonly samples: readonly SamplePerson[];
  readonly problem?: 'wrong' | 'wait';
  readonly email?: string;
}

/** Samples by one click, when they are on, and the form for everybody. */
export function signInPage(options: SignInPageOptions): HtmlPage {
  const { language, action, samples, problem, formsMayLeadTo } = options;
  const alert = problem ? `<p role="alert" class="alert">${texts[problem][language]}</p>` : '';
  return {
    language,
    title: texts.title[language],
    formsMayLeadTo,
    languageLinks: true,
    body: `${alert}${samples.length > 0 ? sampleForm(samples, language, action) : ''}
<section aria-labelledby="password"><h2 id="password">${texts.withPassword[language]}</h2>
<form method="post" action="${escaped(action)}/password?lang=${language}">
<label><span>${texts.email[language]}</span><input name="email" type="email" required maxlength="254" autocomplete="username" value="${escaped(options.email ?? '')}"></label>
<label><span>${texts.password[language]}</span><input name="password" type="password" required maxlength="256" autocomplete="current-password"></label>
<button class="main">${texts.signIn[language]}</button>
</form></section>`,
  };
}

function sampleForm(samples: readonly SamplePerson[], language: Language, action: string): string {
  const groups = roles
    .map((role) => ({ role, people: samples.filter((person) => person.role === role) }))
    .filter(({ people }) => people.length > 0)
    .map(
      ({ role, people }) => `<section aria-labelledby="${role}"><h2 id="${role}">${roleNames[role][language]}</h2>
<div class="people">${people.map((person) => sampleButton(person, language)).join('')}</div></section>`,
    );
  return `<form method="post" action="${escaped(action)}/sample?lang=${language}">
<p><span class="mark">${texts.samples[language]}</span> ${texts.samplesMean[language]}</p>
${groups.join('\n')}
</form>`;
}

function sampleButton(person: SamplePerson, language: Language): string {
  return `<button name="person" value="${person.personId}">${escaped(textFor(person.names, language) ?? '')}<small>${escaped(person.key)}</small></button>`;
}

/** Somebody is signed in already: an application on this machine still asks before it acts for them. */
export function continuePage(options: {
  readonly language: Language;
  readonly action: string;
  readonly formsMayLeadTo: string;
  readonly names: LocalizedText;
}): HtmlPage {
  const { language, action, formsMayLeadTo, names } = options;
  return {
    language,
    title: texts.title[language],
    formsMayLeadTo,
    languageLinks: true,
    body: `<div class="row">
<form method="post" action="${escaped(action)}/continue?lang=${language}"><button class="main">${texts.continueAs[language]} ${escaped(textFor(names, language) ?? '')}</button></form>
<form method="post" action="${escaped(action)}/other?lang=${language}"><button>${texts.other[language]}</button></form></div>`,
  };
}
