import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** What a file is by its bytes, whatever it is called: a zip may be a workbook, a compound file is an old or locked one. */
export type KindOfFile = 'zip' | 'old-workbook' | 'locked-workbook' | 'other';

const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** The stream Office puts a workbook into when it is given a password. */
const lockedStream = Buffer.from('EncryptedPackage', 'utf16le');

export async function kindOfFile(path: string): Promise<KindOfFile> {
  const start = await firstBytes(path, compoundFile.length);
  if (start.subarray(0, zip.length).equals(zip)) return 'zip';
  if (!start.equals(compoundFile)) return 'other';
  return (await contains(path, lockedStream)) ? 'locked-workbook' : 'old-workbook';
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function contains(path: string, sought: Buffer): Promise<boolean> {
  let before: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const seen = Buffer.concat([before, chunk]);
    if (seen.includes(sought)) return true;
    before = seen.subarray(-sought.length);
  }
  return false;
}
