import { beforeAll, describe, expect, it } from '@jest/globals';
import { languages } from '@harbourlink/kernel';
import { MailTemplates } from './mail-templates.js';
import type { MailWords } from './mail-templates.js';

const words: MailWords = {
  subject: 'A subject',
  body: 'What happened to "Sample" <b>& Co</b>',
  action: 'Open',
  address: 'http://127.0.0.1:8080/links/abc?x=1&y=2',
  linkNote: '',
  reason: 'Why it came',
  nonEndorsement: 'No endorsement',
};

let templates: MailTemplates;
beforeAll(async () => {
  templates = await MailTemplates.compile();
});

describe('a mail', () => {
  it.each(languages)('says its language and everything it has to say in %s', (language) => {
    const { html, text } = templates.write(words, language);
    expect(html).toContain(`lang="${language}"`);
    for (const part of ['A subject', 'Open', 'Why it came', 'No endorsement']) expect(html).toContain(part);
    for (const part of ['Open', words.address, 'Why it came', 'No endorsement']) expect(text).toContain(part);
    expect(html + text).not.toMatch(/\{\{|undefined/);
  });

  it('takes the names of firms for text, never for markup', () => {
    const { html } = templates.write(words, 'en');
    expect(html).toContain('What happened to &quot;Sample&quot; &lt;b&gt;&amp; Co&lt;/b&gt;');
    expect(html).toContain('href="http://127.0.0.1:8080/links/abc?x=1&amp;y=2"');
  });

  it('fetches nothing when it is read', () => {
    const { html } = templates.write({ ...words, address: '' }, 'zh-Hant');
    const fetched = html.match(/(src=|@import|<link|url\()[^>]*/g) ?? [];
    expect(fetched).toEqual([]);
  });
});
