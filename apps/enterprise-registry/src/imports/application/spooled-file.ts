import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The body is longer than allowed. */
export class TooLarge extends Error {}

/** A body on the disk: a file of any size takes no memory while it comes in. */
export class SpooledFile {
  private constructor(
    private readonly folder: string,
    readonly path: string,
    readonly bytes: number,
    readonly sha256: string,
  ) {}

  /** Throws TooLarge beyond `limit` bytes; leaves nothing behind then. */
  static async of(body: Readable, limit: number): Promise<SpooledFile> {
    const folder = await mkdtemp(join(tmpdir(), `harbourlink-import-${process.pid}-`));
    const path = join(folder, 'body');
    const hash = createHash('sha256');
    let bytes = 0;
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        hash.update(chunk);
        done(bytes > limit ? new TooLarge() : null, chunk);
      },
    });
    try {
      const written = pipeline(measured, createWriteStream(path));
      body.once('error', (error) => measured.destroy(error));
      body.once('close', () =>
        body.readableEnded ? undefined : measured.destroy(new Error('the body was cut short')),
      );
      // Who was gone before anybody listened closes no second time.
      if (body.destroyed) measured.destroy(new Error('the body was cut short'));
      else body.pipe(measured);
      await written;
      return new SpooledFile(folder, path, bytes, hash.digest('hex'));
    } catch (error) {
      // The rest is read and thrown away, so that the sender gets an answer and not a broken connection.
      body.unpipe(measured);
      body.resume();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Where a file made of this one has its place; it goes when this one goes. */
  pathBeside(name: string): string {
    return join(this.folder, name);
  }

  /** The same body, its table read from another file beside it. */
  readFrom(path: string): SpooledFile {
    return new SpooledFile(this.folder, path, this.bytes, this.sha256);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** What tells one body from another, for the Idempotency-Key. */
  toJSON(): object {
    return { bytes: this.bytes, sha256: this.sha256 };
  }
}
