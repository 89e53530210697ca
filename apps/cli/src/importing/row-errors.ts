import type { Story } from '../output/story.js';
import type { RowError } from './import-file.js';

/** Every rejected row with column, value and reason. */
export function showRowErrors(story: Story, errors: readonly RowError[]): void {
  const columns = [
    { title: 'row', align: 'right' },
    { title: 'column' },
    { title: 'value', max: 30 },
    { title: 'reason', max: 80 },
  ] as const;
  story.table(
    columns,
    errors.map(({ row, column, value, reason }) => [row, column || '(row)', visible(value), reason]),
  );
}

/** Control characters of somebody's file must not reach a terminal. */
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
