import { describe, expect, it } from '@jest/globals';
import { SealedValues } from './sealed-values.js';

const older = 'an older key of thirty-two characters';
const newer = 'a newer key of thirty-two characters!';

describe('a sealed value', () => {
  it('opens for what it was sealed for, and says nothing to others', async () => {
    const sealed = new SealedValues([older]);
    const text = await sealed.seal('session', { secret: 'tea' });
    expect(text).not.toContain(Buffer.from('tea').toString('base64url'));
    expect(await sealed.open('session', text)).toEqual({ secret: 'tea' });
    expect(await sealed.open('sign-in', text)).toBeUndefined();
    expect(await new SealedValues([newer]).open('session', text)).toBeUndefined();
  });

  it('is another each time', async () => {
    const sealed = new SealedValues([older]);
    expect(await sealed.seal('session', {})).not.toBe(await sealed.seal('session', {}));
  });

  it('still opens when a new key was put in front, which seals from then on', async () => {
    const rotated = new SealedValues([newer, older]);
    expect(await rotated.open('session', await new SealedValues([older]).seal('session', { a: 1 }))).toEqual({ a: 1 });
    expect(await new SealedValues([newer]).open('session', await rotated.seal('session', { a: 2 }))).toEqual({ a: 2 });
  });

  it('does not open when one character was changed, or the end cut off', async () => {
    const sealed = new SealedValues([older]);
    const text = await sealed.seal('session', { a: 1 });
    const middle = text.length - 40;
    const changed = `${text.slice(0, middle)}${text[middle] === 'A' ? 'B' : 'A'}${text.slice(middle + 1)}`;
    for (const wrong of [changed, text.slice(0, -3), '', 'x', '....', 'eyJhbGciOiJub25lIn0..e30..', '\u0000'])
      expect(await sealed.open('session', wrong)).toBeUndefined();
  });
});
