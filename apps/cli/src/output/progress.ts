/** One line that is written over again while something goes on; nothing where nobody looks. */
export class Progress {
  private shown = '';

  constructor(private readonly stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr) {}

  show(text: string): void {
    if (!this.stream.isTTY) return;
    this.stream.write(`\r${text.padEnd(this.shown.length)}`);
    this.shown = text;
  }

  /** Leaves an empty line to whatever comes next. */
  clear(): void {
    if (this.shown === '') return;
    this.stream.write(`\r${' '.repeat(this.shown.length)}\r`);
    this.shown = '';
  }
}
