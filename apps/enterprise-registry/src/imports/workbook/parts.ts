import type { Archive } from './archive.js';
import { damagedUnlessTheDiskFailed, WorkbookProblem } from './workbook-problem.js';
import { attribute, XmlReader } from './xml-reader.js';
import type { XmlListener } from './xml-reader.js';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

/** What the workbook says of itself. */
export interface WorkbookParts {
  /** The sheets people see, in their order. */
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904 in files that were begun on an old Macintosh. */
  readonly countsFrom1904: boolean;
  readonly stylesPart: string | undefined;
  readonly stringsPart: string | undefined;
}

/** Lists of sheets and of parts are kept in memory. */
const mostBytesOfAList = 4 * 1_048_576;
/** Each is opened until one has the columns. */
const mostSheets = 1_000;

interface Relation {
  readonly kind: string;
  readonly target: string;
}

/** Finds the parts by their relations, as the format asks: their names are each program's own. */
export async function partsOf(archive: Archive): Promise<WorkbookParts> {
  if (!archive.has('_rels/.rels')) throw new WorkbookProblem('import.not-a-workbook');
  const main = [...(await relationsOf(archive, '')).values()].find(({ kind }) => kind === 'officeDocument')?.target;
  if (main === undefined || !main.endsWith('.xml') || !archive.has(main)) {
    throw new WorkbookProblem('import.not-a-workbook');
  }
  const relations = await relationsOf(archive, main);
  const sheets: SheetPart[] = [];
  let isWorkbook = false;
  let countsFrom1904 = false;
  const listener: XmlListener = {
    opened(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') countsFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || ['hidden', 'veryHidden'].includes(attributes['state'] ?? '')) return;
      if (sheets.length === mostSheets) throw new WorkbookProblem('import.workbook-too-large');
      const relation = relations.get(attribute(attributes, 'id') ?? '');
      if (relation?.kind === 'worksheet') sheets.push({ name: attributes['name'] ?? '', part: relation.target });
    },
  };
  await readPart(archive, main, listener, mostBytesOfAList);
  // A text or a presentation is such a zip too.
  if (!isWorkbook) throw new WorkbookProblem('import.not-a-workbook');
  const partOfKind = (kind: string) => [...relations.values()].find((relation) => relation.kind === kind)?.target;
  return { sheets, countsFrom1904, stylesPart: partOfKind('styles'), stringsPart: partOfKind('sharedStrings') };
}

/** Reads a part from its first to its last byte, and no more of it than it may have. */
export async function readPart(
  archive: Archive,
  part: string,
  listener: XmlListener,
  mostBytes = Infinity,
): Promise<void> {
  let read = 0;
  try {
    const reader = new XmlReader(listener);
    for await (const bytes of archive.bytesOf(part)) {
      read += bytes.length;
      if (read > mostBytes) throw new WorkbookProblem('import.workbook-too-large');
      reader.write(bytes);
    }
    reader.end();
  } catch (error) {
    throw damagedUnlessTheDiskFailed(error);
  }
}

/** What a part, or the whole package for '', refers to inside the file; what lies outside is never looked at. */
async function relationsOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations = new Map<string, Relation>();
  const ownPart = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!archive.has(ownPart)) return relations;
  const listener: XmlListener = {
    opened(name, attributes) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
      if (name !== 'Relationship' || !id || !type || !target || mode === 'External') return;
      const { pathname } = new URL(target, `file:///${folder}`);
      relations.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), target: decodeURIComponent(pathname.slice(1)) });
    },
  };
  await readPart(archive, ownPart, listener, mostBytesOfAList);
  return relations;
}
