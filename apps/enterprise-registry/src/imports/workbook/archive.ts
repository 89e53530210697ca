import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { damagedUnlessTheDiskFailed, WorkbookProblem } from './workbook-problem.js';

/** Pictures and the like are parts too, but thousands of them belong to no list of firms. */
const mostParts = 10_000;

/** The zip a workbook is: parts are unpacked while they are read, and never more of them than a workbook may have. */
export class Archive {
  private unpacked = 0;

  private constructor(
    private readonly file: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly mostUnpackedBytes: number,
    private readonly gone: AbortSignal | undefined,
  ) {}

  /** Throws the reason of `gone`, between one piece and the next, once that is told. */
  static async open(path: string, mostUnpackedBytes: number, gone?: AbortSignal): Promise<Archive> {
    const file = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
      throw error instanceof Error && 'syscall' in error
        ? error
        : new WorkbookProblem('import.not-a-workbook', {}, { cause: error });
    });
    try {
      if (file.entryCount > mostParts) throw new WorkbookProblem('import.workbook-too-large');
      const entries = new Map<string, Entry>();
      for await (const entry of file.eachEntry()) {
        const name = entry.fileName.toLowerCase();
        if (!entries.has(name)) entries.set(name, entry);
      }
      return new Archive(file, entries, mostUnpackedBytes, gone);
    } catch (error) {
      file.close();
      throw damagedUnlessTheDiskFailed(error);
    }
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /** The bytes of a part as they are unpacked; whoever stops early leaves the rest packed. */
  async *bytesOf(part: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(part.toLowerCase());
    if (!entry) throw new WorkbookProblem('import.workbook-damaged');
    if (entry.isEncrypted()) throw new WorkbookProblem('import.workbook-protected');
    try {
      const stream = await this.file.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.gone?.throwIfAborted();
        this.unpacked += chunk.length;
        if (this.unpacked > this.mostUnpackedBytes) throw new WorkbookProblem('import.workbook-too-large');
        yield chunk;
      }
    } catch (error) {
      throw damagedUnlessTheDiskFailed(error);
    }
  }

  close(): void {
    this.file.close();
  }
}
