import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { scratchFolder } from './scratch-folder.mjs';

const gigabytes = (count) => () => count * 2 ** 30;

describe('the folder tests write to', () => {
  it('is in memory where there is room', () => {
    expect(scratchFolder({}, gigabytes(12))).toBe('/dev/shm');
  });

  it('is on disk on a small machine', () => {
    expect(scratchFolder({}, gigabytes(2))).toBe(tmpdir());
  });

  it('is the one that was asked for', () => {
    expect(scratchFolder({ TMPDIR: '/elsewhere' }, gigabytes(12))).toBe('/elsewhere');
  });
});
