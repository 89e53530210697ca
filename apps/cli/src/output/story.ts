import { table } from './table.js';
import type { Column } from './table.js';
import { wrapped } from './wrapped.js';

/** Where a story goes: a terminal may have colours, a file has none. */
export interface Paper {
  readonly colours: 'shown' | 'none';
  /** Columns a line may take. */
  readonly width: number;
  write(line: string): void;
}

const widest = 110;

export function paperOf(stream: NodeJS.WriteStream): Paper {
  return {
    colours: stream.isTTY ? 'shown' : 'none',
    width: Math.min(stream.columns ?? widest, widest),
    write: (line) => void stream.write(`${line}\n`),
  };
}

const codes = { bold: 1, dim: 2, green: 32, yellow: 33, cyan: 36 } as const;
type Look = keyof typeof codes;

/** Tells what happens in headings, short sentences and tables. */
export class Story {
  private chapters = 0;

  constructor(private readonly paper: Paper) {}

  chapter(title: string): void {
    this.chapters += 1;
    this.line('');
    this.line(this.looking('bold', `${this.chapters}. ${title}`));
  }

  say(...sentences: readonly string[]): void {
    for (const sentence of sentences) this.paragraph(sentence, '   ');
  }

  aside(...sentences: readonly string[]): void {
    for (const sentence of sentences) {
      for (const text of wrapped(sentence, this.paper.width - 7)) this.line(this.looking('dim', `     ${text}`));
    }
  }

  good(sentence: string): void {
    this.paragraph(sentence, `   ${this.looking('green', '✓')} `);
  }

  refused(sentence: string): void {
    this.paragraph(sentence, `   ${this.looking('yellow', '✗')} `);
  }

  table(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): void {
    const [head = '', ...body] = table(columns, rows);
    this.line(`   ${this.looking('cyan', head)}`);
    for (const line of body) this.line(`   ${line}`);
  }

  line(text: string): void {
    this.paper.write(text);
  }

  /** The first line begins with `begin`, the others stand below its text. */
  private paragraph(text: string, begin: string): void {
    const [first = '', ...others] = wrapped(text, this.paper.width - 5);
    this.line(begin + first);
    const indent = begin.trim() === '' ? begin : '     ';
    for (const other of others) this.line(indent + other);
  }

  private looking(look: Look, text: string): string {
    return this.paper.colours === 'shown' ? `\u001b[${codes[look]}m${text}\u001b[0m` : text;
  }
}
