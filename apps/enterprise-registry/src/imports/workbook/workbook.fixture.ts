import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip; `packed` stands for other bytes than its content when a file lies about itself. */
export interface ZipPart {
  readonly content: Buffer | string;
  readonly encrypted?: true;
}

/** A zip archive as any program writes one. */
export function zipOf(parts: Readonly<Record<string, ZipPart | string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of Object.entries(parts)) {
    const { content, encrypted } = typeof part === 'string' ? { content: part, encrypted: undefined } : part;
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const described = Buffer.alloc(26);
    described.writeUInt16LE(20, 0);
    described.writeUInt16LE(encrypted ? 0x0801 : 0x0800, 2);
    described.writeUInt16LE(8, 4);
    described.writeUInt32LE(crc32(bytes), 10);
    described.writeUInt32LE(packed.length, 14);
    described.writeUInt32LE(bytes.length, 18);
    described.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), described, nameBytes, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), described, place, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06'), end]);
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface SheetFixture {
  readonly name?: string;
  readonly state?: 'hidden';
  /** What stands between `<worksheet>` and `</worksheet>`. */
  readonly xml: string;
}

interface WorkbookFixture {
  readonly sheets: readonly SheetFixture[];
  readonly strings?: readonly string[];
  /** Codes of formats; style 1 is the first of them, style 0 has none. A number is a format not spelled out. */
  readonly formats?: readonly (string | number)[];
  readonly countsFrom1904?: true;
  readonly more?: Readonly<Record<string, ZipPart | string>>;
}

/** A workbook as spreadsheet programs write one. */
export function workbookOf({ sheets, strings, formats = [], countsFrom1904, more }: WorkbookFixture): Buffer {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const relations = (all: readonly string[]) =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const spelledOut = formats.map((code, index) =>
    typeof code === 'string' ? `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>` : '',
  );
  const styles = [0, ...formats.map((code, index) => (typeof code === 'string' ? 164 + index : code))];
  return zipOf({
    '[Content_Types].xml': `${declaration}<Types/>`,
    '_rels/.rels': relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><workbookPr${
      countsFrom1904 ? ' date1904="1"' : ''
    }/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="s${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_sheet, index) => relation(`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
      relation('styles', 'styles', 'styles.xml'),
      relation('strings', 'sharedStrings', '/xl/sharedStrings.xml'),
    ]),
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${spreadsheet}"><numFmts>${spelledOut.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${declaration}<sst xmlns="${spreadsheet}">${(strings ?? []).map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `${declaration}<worksheet xmlns="${spreadsheet}">${xml}</worksheet>`,
      ]),
    ),
    ...more,
  });
}

/** The rows of a sheet from 1 on; a cell is text, or XML of its own where it begins with `<`. */
export function sheetOf(...rows: readonly (readonly string[])[]): string {
  return `<sheetData>${rows
    .map((cells, index) => `<row r="${index + 1}">${cells.map((cell) => cellOf(cell)).join('')}</row>`)
    .join('')}</sheetData>`;
}

function cellOf(cell: string): string {
  return cell.startsWith('<') ? cell : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A compound file, as old workbooks and those with a password are, with a stream of this name. */
export function compoundFileWith(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(70_000),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(400),
  ]);
}
