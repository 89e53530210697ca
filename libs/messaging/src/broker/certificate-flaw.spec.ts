import { describe, expect, it } from '@jest/globals';
import { certificateFlaw } from './certificate-flaw.js';

describe('what is wrong with a certificate', () => {
  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', 'distrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'distrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'distrusted'],
    ['CERT_HAS_EXPIRED', 'distrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'of-another'],
    ['ECONNREFUSED', undefined],
    [undefined, undefined],
  ])('%s: %s', (code, flaw) => {
    expect(certificateFlaw(code)).toBe(flaw);
  });
});
