import { describe, expect, it } from '@jest/globals';
import { table, widthOf } from './table.js';
import { wrapped } from './wrapped.js';

describe('a table', () => {
  it('lines up where Chinese characters take two columns of the terminal', () => {
    const lines = table(
      [{ title: 'name' }, { title: 'firms', align: 'right' }],
      [
        ['驻沪办', 904],
        ['Wuhan', 192],
      ],
    );
    expect(lines).toEqual(['name    firms', '──────  ─────', '驻沪办    904', 'Wuhan     192']);
  });

  it('cuts what is longer than its column may be, by columns and not by characters', () => {
    const [, , line] = table([{ title: 'value', max: 6 }], [['长长长长长']]);
    expect(line).toBe('长长…');
  });

  it('counts the columns of both scripts and of punctuation', () => {
    expect([widthOf('abc'), widthOf('財資'), widthOf('。'), widthOf('…')]).toEqual([3, 4, 2, 1]);
  });
});

describe('a sentence', () => {
  it('is broken at spaces', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
  });

  it('is broken inside what has no spaces, at the columns of the terminal', () => {
    expect(wrapped('示例有限公司', 4)).toEqual(['示例', '有限', '公司']);
  });

  it('stays as it is when it fits', () => {
    expect(wrapped('one two', 7)).toEqual(['one two']);
  });
});
