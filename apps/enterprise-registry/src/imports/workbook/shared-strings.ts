import type { Archive } from './archive.js';
import { longestCell, textOfParts } from './text-of-parts.js';
import { readPart } from './parts.js';
import { WorkbookProblem } from './workbook-problem.js';

/** What a text takes besides its characters. */
const charactersOfAText = 16;

/** The texts of all sheets, which cells call by their number: in memory, and so no more than `mostCharacters`. */
export async function sharedStringsOf(
  archive: Archive,
  part: string | undefined,
  mostCharacters: number,
): Promise<readonly string[]> {
  const texts: string[] = [];
  let characters = 0;
  if (part === undefined || !archive.has(part)) return texts;
  const reading = textOfParts((text) => {
    characters += Math.min(text.length, longestCell) + charactersOfAText;
    if (characters > mostCharacters) throw new WorkbookProblem('import.workbook-too-large');
    texts.push(text);
  }, 'si');
  await readPart(archive, part, reading);
  return texts;
}
