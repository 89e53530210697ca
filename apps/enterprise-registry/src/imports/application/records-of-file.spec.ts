import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileOf, line, lines } from '../import.fixture.js';
import { recordsOf, UnreadableFile } from './records-of-file.js';
import type { FileRecord } from './records-of-file.js';

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(text: string, size = 1_000): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  for await (const record of recordsOf(inPieces(text, size))) records.push(record);
  return records;
}

describe('the records of a file', () => {
  it('are the same wherever the file was cut into pieces', async () => {
    const text = `\ufeff${fileOf(line('600001.SH', { full_name_zh: '"换,""行"""' }), '', line('600002.SH'))}`;
    const whole = await read(text, 100_000);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 50 }), async (size) => expect(await read(text, size)).toEqual(whole)),
      { numRuns: 20 },
    );
    expect(whole.map(({ rowNumber, isBlank }) => [rowNumber, isBlank])).toEqual([
      [2, false],
      [3, true],
      [4, false],
    ]);
    expect(whole[0]?.cells?.full_name_zh).toBe('换,"行"');
  });

  it('with another number of columns than the header have no cells', async () => {
    expect((await read(fileOf('a,b', `${line('600001.SH')},more`))).map(({ cells }) => cells)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['never closed', `"${'x'.repeat(10)}`],
    ['never closed and very long', `"${'x'.repeat(70_000)}`],
  ])('before a quote that is %s are all handed out', async (_what, bad) => {
    const records: FileRecord[] = [];
    const reading = async () => {
      for await (const record of recordsOf(inPieces(fileOf(...lines(700), bad), 4_096))) records.push(record);
    };
    await expect(reading()).rejects.toBeInstanceOf(UnreadableFile);
    expect(records).toHaveLength(700);
  });
});
