import { describe, expect, it } from '@jest/globals';
import {
  beginSession,
  hasEnded,
  isDueForRefresh,
  longestIdle,
  longestLife,
  secondsLeft,
  withNewTokens,
} from './session.js';

const tokens = { accessToken: 'a', refreshToken: 'r', idToken: 'i', secondsToLive: 300 };
const begun = beginSession(tokens, 'c', 0);

describe('a session', () => {
  it('is refreshed a little before its token ends', () => {
    expect(isDueForRefresh(begun, 269_999)).toBe(false);
    expect(isDueForRefresh(begun, 270_000)).toBe(true);
  });

  it('ends when nobody used it for a working day', () => {
    expect(hasEnded(begun, longestIdle - 1)).toBe(false);
    expect(hasEnded(begun, longestIdle)).toBe(true);
    const used = withNewTokens(begun, tokens, longestIdle - 1);
    expect(hasEnded(used, longestIdle + 1)).toBe(false);
  });

  it('ends after two weeks, however busy it is', () => {
    const busy = withNewTokens(begun, tokens, longestLife - 1);
    expect(hasEnded(busy, longestLife - 1)).toBe(false);
    expect(hasEnded(busy, longestLife)).toBe(true);
    expect(secondsLeft(busy, longestLife - 5_000)).toBe(5);
  });

  it('keeps its own id token and secret when the provider gives no new ones', () => {
    const { idToken: _none, ...fewer } = tokens;
    expect(withNewTokens(begun, { ...fewer, accessToken: 'b' }, 10)).toMatchObject({
      ...{ accessToken: 'b', idToken: 'i', csrfToken: 'c', startedAt: 0, usedAt: 10 },
    });
  });
});
