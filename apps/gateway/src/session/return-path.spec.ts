import { describe, expect, it } from '@jest/globals';
import { returnAddress } from './return-path.js';

const here = new URL('https://harbourlink.example');

describe('where to go after signing in', () => {
  it.each(['/', '/needs/1', '/needs?sector=a%2Fb#top', '/登記', '/%2Fevil.example', '/%5Cevil.example'])(
    'is %s, here',
    (path) => expect(returnAddress(path, here)).toBe(new URL(path, here).href),
  );

  it.each([
    undefined,
    '',
    'needs',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    '%2F%2Fevil.example',
    ' //evil.example',
    `/${'x'.repeat(1_000)}`,
  ])('is the first page for %j', (path) => expect(returnAddress(path, here)).toBe('https://harbourlink.example/'));
});
