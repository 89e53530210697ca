import type { Archive } from './archive.js';
import { builtInFormat, formatOfCode, plain } from './cell-text.js';
import type { NumberFormat } from './cell-text.js';
import { readPart } from './parts.js';

/** Spreadsheets keep at most 65,490 of them. */
const mostStyles = 70_000;

/** How each style of the workbook shows numbers, by the index cells call it by. */
export async function numberFormatsOf(archive: Archive, part: string | undefined): Promise<readonly NumberFormat[]> {
  const spelledOut = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  let within = '';
  if (part === undefined || !archive.has(part)) return styles;
  await readPart(archive, part, {
    opened(name, attributes) {
      if (name === 'numFmts' || name === 'cellXfs') within = name;
      if (name === 'numFmt' && within === 'numFmts' && spelledOut.size < mostStyles) {
        spelledOut.set(Number(attributes['numFmtId']), formatOfCode(attributes['formatCode'] ?? ''));
      }
      if (name === 'xf' && within === 'cellXfs' && styles.length < mostStyles) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(spelledOut.get(id) ?? (Number.isInteger(id) ? builtInFormat(id) : plain));
      }
    },
    closed(name) {
      if (name === within) within = '';
    },
  });
  return styles;
}
