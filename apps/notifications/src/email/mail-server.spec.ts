import { describe, expect, it } from '@jest/globals';
import { failureCodeOf } from './mail-server.js';

describe('a mail that was not taken', () => {
  it.each([
    ['nobody listens', { code: 'ESOCKET' }, 'mail-server-unavailable'],
    ['the server is closing', { code: 'EMESSAGE', responseCode: 421 }, 'mail-server-unavailable'],
    ['our password is wrong', { code: 'EAUTH', responseCode: 535 }, 'mail-server-unavailable'],
    ['the server is busy', { code: 'EENVELOPE', responseCode: 450 }, 'mail-server-busy'],
    ['the address does not exist', { code: 'EENVELOPE', responseCode: 550 }, 'address-refused'],
    ['the words are not liked', { code: 'EMESSAGE', responseCode: 554 }, 'message-refused'],
  ])('because %s', (_, error, expected) => {
    expect(failureCodeOf(error)).toBe(expected);
  });
});
