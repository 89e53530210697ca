import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { instant, languages } from '@harbourlink/kernel';
import type { CalendarDate } from '@harbourlink/kernel';
import { linkIsPersonal, nonEndorsement, whyThisMail } from './message-text.js';
import { messageFor, messageTexts, textWith } from './message.js';
import type { MessageValues } from './occasion.js';
import { workflowCodes, workflowOf, workflows } from './workflows.js';

const name = { kind: 'name', name: { 'zh-Hans': '示例·甬澜', 'zh-Hant': '範例·甬瀾', en: 'Sample Yonglan' } } as const;
const values: MessageValues = {
  organisation: name,
  enterprise: name,
  declinedBy: name,
  memorandum: name,
  parties: { kind: 'names', names: [name.name, { en: 'Sample Kongyi' }] },
  validUntil: { kind: 'date', on: '2027-11-22' as CalendarDate },
  signedOn: { kind: 'date', on: '2026-11-20' as CalendarDate },
  expires: { kind: 'day', at: instant('2026-11-30T17:00:00.000Z') },
};

/** The names of the values an ICU text uses. */
function valuesNamedIn(text: string): string[] {
  return new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true })
    .getAst()
    .flatMap((element) => (element.type === 0 ? [] : [String('value' in element ? element.value : '')]))
    .sort();
}

describe('message texts', () => {
  it.each(workflowCodes)('%s reads well in every language and leaves no value out', (code) => {
    for (const language of languages) {
      for (const text of Object.values(messageFor(code, values, language))) expect(text).not.toMatch(/[{}]|undefined/);
    }
  });

  it.each(workflowCodes)('%s names the same values in every language', (code) => {
    for (const part of ['title', 'subject', 'body', 'action'] as const) {
      const [first, ...others] = languages.map((language) => valuesNamedIn(messageTexts[language][code][part]));
      for (const other of others) expect(other).toEqual(first);
    }
  });

  it.each(workflowCodes)('%s names what its workflow says, and nothing else', (code) => {
    const { says } = workflowOf(code);
    const { subject, body } = messageTexts.en[code];
    const named = new Set([...valuesNamedIn(subject), ...valuesNamedIn(body)].filter((one) => one !== 'organisation'));
    expect([...named].sort()).toEqual([...says].sort());
  });

  it('print the day of a moment as Hong Kong counts it', () => {
    expect(messageFor('introduction-nudge', values, 'en').body).toContain('1 December 2026');
    expect(messageFor('introduction-nudge', values, 'zh-Hant').body).toContain('2026年12月1日');
  });

  it('join the names of parties as the language does', () => {
    expect(messageFor('introduction-accepted', values, 'zh-Hans').subject).toContain('示例·甬澜和Sample Kongyi');
    expect(messageFor('introduction-accepted', values, 'en').subject).toContain('Sample Yonglan and Sample Kongyi');
  });

  it('keep a name with line breaks on one line of the subject', () => {
    const broken: MessageValues = { ...values, enterprise: { kind: 'name', name: { en: 'A\r\nBcc: b@example.org' } } };
    expect(messageFor('enterprise-checked', broken, 'en').subject).not.toMatch(/[\r\n]/);
  });

  it('do not say to the other side who declined, nor why', () => {
    for (const language of languages) {
      const { subject, body } = messageTexts[language]['introduction-not-continued'];
      expect([...valuesNamedIn(subject), ...valuesNamedIn(body)]).toEqual(['organisation', 'organisation']);
      expect(subject + body).not.toMatch(/declin|拒|婉拒|未接受/);
    }
  });

  it('do not name the other side before everybody has accepted', () => {
    for (const language of languages) {
      for (const code of ['introduction-proposed', 'introduction-nudge', 'suggestion-made'] as const) {
        const { subject, body } = messageTexts[language][code];
        expect([...valuesNamedIn(subject), ...valuesNamedIn(body)]).not.toContain('parties');
      }
    }
  });

  it('explain themselves in three languages', () => {
    for (const language of languages) {
      expect(nonEndorsement[language].length).toBeGreaterThan(20);
      expect(linkIsPersonal[language].length).toBeGreaterThan(5);
      expect(textWith(whyThisMail[language], values, language)).toContain(language === 'en' ? 'Sample' : '·');
    }
  });
});

describe('workflows', () => {
  it('offer a person-bound link only where a person outside may act', () => {
    expect(workflows.filter(({ link }) => link).map(({ code, link }) => [code, link])).toEqual([
      ['introduction-proposed', 'introduction.respond'],
      ['introduction-nudge', 'introduction.respond'],
      ['outcome-to-confirm', 'outcome.confirm'],
    ]);
  });

  it('write into the app always, unless the person chose otherwise', () => {
    for (const workflow of workflows) expect(workflow.channels['in-app']).toBe('on');
  });
});
