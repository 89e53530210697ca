import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, refuse } from './refusal.js';

describe('a refusal', () => {
  it('is told from everything else, and survives the way over JSON', () => {
    const kinds = fc.constantFrom('invalid', 'forbidden', 'missing', 'conflict', 'stale' as const);
    fc.assert(
      fc.property(fc.string(), kinds, fc.dictionary(fc.string(), fc.string()), (code, kind, details) => {
        const refusal = refuse(code, kind as 'stale', details);
        expect(refusal).toMatchObject({ code, kind, details });
        expect(isRefusal(refusal)).toBe(true);
        expect(isRefusal(JSON.parse(JSON.stringify(refusal)))).toBe(true);
      }),
    );
  });

  it('has no details unless some are given', () => {
    expect(refuse('case.closed', 'conflict')).toEqual({
      refused: true,
      code: 'case.closed',
      kind: 'conflict',
      details: {},
    });
  });

  it('is nothing that merely looks like an answer', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const says = typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
        expect(isRefusal(value)).toBe(says);
      }),
    );
  });

  it.each([null, undefined, true, 'refused', [], {}, { refused: false }, { refused: 'true' }, new Error('refused')])(
    'is not %p',
    (value) => {
      expect(isRefusal(value)).toBe(false);
    },
  );
});
