import { languages } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';

/** Everything that changes from mail to mail, as plain text. */
export interface MailWords {
  readonly subject: string;
  readonly body: string;
  readonly action: string;
  readonly address: string;
  /** Beside the button; empty when the link is nobody's own. */
  readonly linkNote: string;
  readonly reason: string;
  readonly nonEndorsement: string;
}

/** A mail ready to be sent. */
export interface WrittenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const fontsOfLanguage: Readonly<Record<Language, string>> = {
  'zh-Hans': "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  'zh-Hant': "'PingFang HK', 'Microsoft JhengHei', 'Noto Sans CJK HK', sans-serif",
  en: "'Helvetica Neue', Arial, sans-serif",
};

function mjmlOf(language: Language): string {
  return `
<mjml lang="${language}">
  <mj-head>
    <mj-title>{{subject}}</mj-title>
    <mj-preview>{{body}}</mj-preview>
    <mj-attributes>
      <mj-all font-family="${fontsOfLanguage[language]}" />
      <mj-text font-size="16px" line-height="1.6" color="#1f2933" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f3f5f7">
    <mj-section background-color="#0b4f6c"><mj-column><mj-text color="#ffffff">Harbourlink</mj-text></mj-column></mj-section>
    <mj-section background-color="#ffffff"><mj-column>
      <mj-text font-size="20px" font-weight="bold">{{subject}}</mj-text>
      <mj-text>{{body}}</mj-text>
      <mj-button href="{{address}}" background-color="#0b4f6c" color="#ffffff" font-size="16px">{{action}}</mj-button>
      <mj-text font-size="13px" color="#52606d">{{linkNote}}</mj-text>
    </mj-column></mj-section>
    <mj-section><mj-column>
      <mj-text font-size="13px" color="#52606d">{{nonEndorsement}}</mj-text>
      <mj-text font-size="13px" color="#52606d">{{reason}}</mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>`;
}

/** The templates of all languages, compiled once; nothing is fetched from anywhere, neither here nor by the reader. */
export class MailTemplates {
  private constructor(private readonly html: ReadonlyMap<Language, string>) {}

  static async compile(): Promise<MailTemplates> {
    // A fifth of the platform's start, if it were loaded then; most starts send no mail.
    const { default: mjml2html } = await import('mjml');
    const compiled = new Map<Language, string>();
    for (const language of languages) {
      const { html, errors } = await mjml2html(mjmlOf(language), { validationLevel: 'strict', fonts: {} });
      if (errors.length > 0) throw new Error(`the ${language} mail template is malformed: ${errors[0]?.message}`);
      compiled.set(language, html);
    }
    return new MailTemplates(compiled);
  }

  write(words: MailWords, language: Language): WrittenMail {
    const html = (this.html.get(language) ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: keyof MailWords) =>
      escaped(words[name]),
    );
    const text = [
      words.body,
      `${words.action}:\n${words.address}`,
      words.linkNote,
      `-- \n${words.nonEndorsement}\n${words.reason}`,
    ];
    return { subject: words.subject, html, text: text.filter((part) => part !== '').join('\n\n') };
  }
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
