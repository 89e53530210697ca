import { table } from './table.js';
import type { Column } from './table.js';

/** Where a story goes: a terminal may have colours, a file has none. */
export interface Paper {
  readonly colours: 'shown' | 'none';
  write(line: string): void;
}

export function paperOf(stream: NodeJS.WriteStream): Paper {
  return { colours: stream.isTTY ? 'shown' : 'none', write: (line) => void stream.write(`${line}\n`) };
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
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
    for (const sentence of sentences) this.line(`   ${sentence}`);
  }

  aside(...sentences: readonly string[]): void {
    for (const sentence of sentences) this.line(this.looking('dim', `     ${sentence}`));
  }

  good(sentence: string): void {
    this.line(`   ${this.looking('green', '✓')} ${sentence}`);
  }

  refused(sentence: string): void {
    this.line(`   ${this.looking('yellow', '✗')} ${sentence}`);
  }

  table(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): void {
    const [head = '', ...body] = table(columns, rows);
    this.line(`   ${this.looking('cyan', head)}`);
    for (const line of body) this.line(`   ${line}`);
  }

  line(text: string): void {
    this.paper.write(text);
  }

  private looking(look: Look, text: string): string {
    return this.paper.colours === 'shown' ? `\u001b[${codes[look]}m${text}\u001b[0m` : text;
  }
}
