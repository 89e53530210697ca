import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { WorkbookProblem } from './workbook-problem.js';

/** What a part of a workbook is made of, in its order; names are without their prefix. */
export interface XmlListener {
  opened?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  closed?(name: string): void;
}

/** A cell has 32,767 characters at most; nothing honest is longer than this before something opens or ends. */
const longestSilence = 1_048_576;
const deepest = 64;

/**
 * Reads XML as its bytes come in, and holds no more of it than one text: no type definition, so no entity of a file's own
 * and nothing from outside; no text and no nesting without end.
 */
export class XmlReader {
  private readonly parser = new SaxesParser({ position: false, xmlns: false });
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private silence = 0;
  private depth = 0;

  constructor(listener: XmlListener) {
    this.parser.on('doctype', () => {
      throw new WorkbookProblem('import.workbook-damaged');
    });
    this.parser.on('opentag', ({ name, attributes }) => {
      this.silence = 0;
      this.depth += 1;
      if (this.depth > deepest) throw new WorkbookProblem('import.workbook-damaged');
      listener.opened?.(localName(name), attributes);
    });
    this.parser.on('closetag', ({ name }) => {
      this.silence = 0;
      this.depth -= 1;
      listener.closed?.(localName(name));
    });
    this.parser.on('text', (text) => listener.text?.(text));
    this.parser.on('cdata', (text) => listener.text?.(text));
  }

  write(bytes: Buffer): void {
    this.silence += bytes.length;
    this.parser.write(this.decoder.decode(bytes, { stream: true }));
    if (this.silence > longestSilence) throw new WorkbookProblem('import.workbook-too-large');
  }

  end(): void {
    this.parser.write(this.decoder.decode());
    this.parser.close();
  }
}

/** An attribute by its name without prefix: `r:id` is `id` in one program's files and `ns1:id` in another's. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
