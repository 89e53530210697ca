import { describe, expect, it } from '@jest/globals';
import { declareVariant, mustBeApplied, patched, variantOf, withVariant } from './variants.mjs';

const file = 'libs/messaging/src/outbox.ts';
const filename = `/somewhere/${file}`;

describe('a variant of the sources', () => {
  it('replaces a text that is there exactly once, and no other file', () => {
    declareVariant('one', [{ file, find: 'b', replace: '$& x' }]);
    expect(patched(filename, 'a b c', 'one')).toBe('a $& x c');
    expect(patched('/somewhere/else.ts', 'a b c', 'one')).toBe('a b c');
    expect(patched(filename, 'a b c', undefined)).toBe('a b c');
  });

  it.each(['a c', 'a b b c'])('fails loudly where the text is missing or ambiguous: %s', (source) => {
    declareVariant('two', [{ file, find: 'b', replace: 'x' }]);
    expect(() => patched(filename, source, 'two')).toThrow(/not once/);
  });

  it('fails loudly when its file was never loaded, and when nobody has declared it', () => {
    declareVariant('three', [{ file, find: 'b', replace: 'x' }]);
    expect(() => mustBeApplied('three')).toThrow(/never loaded/);
    patched(filename, 'b', 'three');
    expect(() => mustBeApplied('three')).not.toThrow();
    expect(() => patched(filename, 'b', 'four')).toThrow(/no variant/);
  });

  it('travels in the URL', () => {
    expect(variantOf(withVariant('file:///a.ts?variant=one', 'two-2'))).toBe('two-2');
    expect(variantOf('file:///a.ts')).toBeUndefined();
  });
});
