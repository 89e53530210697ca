export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Columns of the terminal a cell may take; longer ones are cut. */
  readonly max?: number;
}

/** A table of plain text whose columns line up also where Chinese characters take two columns of the terminal. */
export function table(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = rows.map((row) => columns.map(({ max = 60 }, index) => cut(String(row[index] ?? ''), max)));
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[index] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    columns
      .map(({ align }, index) => padded(row[index] ?? '', widths[index] ?? 0, align ?? 'left'))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    widths
      .map((width) => '─'.repeat(width))
      .join('  ')
      .trimEnd(),
    ...cells.map(line),
  ];
}

/** Columns of a terminal a text takes: wide East Asian characters take two (UAX 11). */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /\p{Mn}/u.test(character) ? 0 : isWide(character) ? 2 : 1;
  return width;
}

function isWide(character: string): boolean {
  return /[\p{Script=Han}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u.test(character);
}

function padded(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

function cut(text: string, max: number): string {
  if (widthOf(text) <= max) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > max - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
