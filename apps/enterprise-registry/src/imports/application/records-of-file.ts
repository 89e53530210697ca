import { pipeline, Readable } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { Parser } from 'csv-parse';
import type { Cells } from './enterprise-of-row.js';

/** One record of the file. Row 1 is the header, as a spreadsheet counts. */
export interface FileRecord {
  readonly rowNumber: number;
  /** Undefined for a record with another number of columns than the header. */
  readonly cells: Cells | undefined;
  readonly isBlank: boolean;
}

/** The rest of the file cannot be read: a quote is never closed, or one record is larger than any real one. */
export class UnreadableFile extends Error {}

/** More than any honest row has; what bounds the memory a never closed quote takes. */
const largestRecord = 65_536;

/** A parser that first hands out every record before the one it cannot read, and then only says so. */
class PatientParser extends Parser {
  unreadable: Error | undefined;

  override _transform(chunk: Buffer, encoding: BufferEncoding, done: TransformCallback): void {
    if (this.unreadable) done();
    else super._transform(chunk, encoding, this.keeping(done));
  }

  override _flush(done: TransformCallback): void {
    if (this.unreadable) done();
    else super._flush(this.keeping(done));
  }

  private keeping(done: TransformCallback): TransformCallback {
    return (error) => {
      this.unreadable = error ?? undefined;
      done();
    };
  }
}

/** The records after the header, one after the other, while the pieces come in. Throws UnreadableFile after the last. */
export async function* recordsOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<FileRecord> {
  const parser = new PatientParser({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: largestRecord,
    skip_empty_lines: false,
  });
  // A failure to get the pieces comes out of the iteration below.
  pipeline(Readable.from(pieces), parser, () => undefined);
  let rowNumber = 0;
  let header: readonly string[] = [];
  for await (const values of parser as AsyncIterable<string[]>) {
    rowNumber += 1;
    const trimmed = values.map((value) => value.trim());
    if (rowNumber === 1) header = trimmed;
    else yield record(rowNumber, header, trimmed);
  }
  if (parser.unreadable) throw new UnreadableFile(parser.unreadable.message);
}

function record(rowNumber: number, header: readonly string[], values: readonly string[]): FileRecord {
  const isBlank = values.every((value) => value === '');
  if (values.length !== header.length) return { rowNumber, cells: undefined, isBlank };
  return { rowNumber, cells: Object.fromEntries(header.map((column, index) => [column, values[index]])), isBlank };
}
