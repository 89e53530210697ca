import type { Language, Trilingual } from '@harbourlink/kernel';
import { taxonomy } from '@harbourlink/taxonomy';
import type { Entry } from '@harbourlink/taxonomy';

const terms = {
  firm: { 'zh-Hans': '企业', 'zh-Hant': '企業', en: 'Firm' },
  outcome: { 'zh-Hans': '成果', 'zh-Hant': '成果', en: 'Outcome' },
  inYear: { 'zh-Hans': '{year} 年金额', 'zh-Hant': '{year} 年金額', en: 'Amount in {year}' },
  total: { 'zh-Hans': '合计', 'zh-Hant': '合計', en: 'Total' },
  jobs: { 'zh-Hans': '在港新增职位', 'zh-Hant': '在港新增職位', en: 'Jobs created in Hong Kong' },
  others: { 'zh-Hans': '其他方', 'zh-Hant': '其他方', en: 'The others' },
  services: { 'zh-Hans': '所需服务', 'zh-Hant': '所需服務', en: 'Services asked for' },
  sectors: { 'zh-Hans': '行业', 'zh-Hant': '行業', en: 'Sectors' },
  status: { 'zh-Hans': '状态', 'zh-Hant': '狀態', en: 'Status' },
  until: { 'zh-Hans': '答复期限', 'zh-Hant': '答覆期限', en: 'Answer by' },
} satisfies Record<string, Trilingual>;

/** Where numbers and days of a language are at home. */
const locales: Trilingual = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-HK', en: 'en-HK' };

/** What the page's script says facts with: it reads codes, the guest reads words. */
export function factWordsIn(language: Language): object {
  const inWords = (entries: readonly Entry[]) =>
    Object.fromEntries(entries.map(({ code, labels }) => [code, labels[language]]));
  return {
    locale: locales[language],
    // The other Chinese script before English; a language named twice does no harm.
    nearest: [language, 'zh-Hant', 'zh-Hans', 'en'],
    terms: Object.fromEntries(Object.entries(terms).map(([key, text]) => [key, text[language]])),
    kinds: inWords(taxonomy['outcome-kind']),
    services: inWords(taxonomy.service),
    sectors: inWords(taxonomy.sector),
  };
}

/** In the browser: `factsOf(object)` gives pairs of a term and its words; the total only where there is something to add. */
export const factsScript = `
const { words } = settings;
const textOf = (text) => words.nearest.map((each) => text?.[each]).find(Boolean);
const money = ({ amount, currency }) =>
  new Intl.NumberFormat(words.locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: /\\.0*[1-9]/.test(amount) ? 2 : 0,
  }).format(amount);
const moment = (iso) =>
  new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
const list = (items) => new Intl.ListFormat(words.locale).format(items);
const coded = (codes = [], labels) => list(codes.map((code) => labels[code] ?? code));

function factsOf(object) {
  const { terms } = words;
  const amounts = object.amounts ?? [];
  const others = (object.parties ?? []).filter(({ accepted }) => accepted === undefined);
  return [
    [terms.firm, textOf(object.enterpriseNames)],
    [terms.outcome, object.kindCode && (words.kinds[object.kindCode] ?? object.kindCode)],
    ...amounts.map(({ year, amount }) => [terms.inYear.replace('{year}', year), money(amount)]),
    [terms.total, amounts.length > 1 && object.total && money(object.total)],
    [terms.jobs, object.jobs],
    [terms.others, list(others.map(({ names }) => textOf(names)).filter(Boolean))],
    [terms.services, coded(object.need?.serviceCodes, words.services)],
    [terms.sectors, coded(object.need?.sectorCodes, words.sectors)],
    [terms.status, textOf(object.statusText)],
    [terms.until, object.expiresAt && moment(object.expiresAt)],
  ].filter(([, fact]) => fact);
}
`;
