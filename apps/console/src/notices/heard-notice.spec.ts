import { describe, expect, it } from '@jest/globals';
import { hearNotice } from './heard-notice.js';

const newest = [
  { id: 'later', subject: 'Please rate your meeting' },
  { id: 'heard', subject: 'An introduction for you' },
];

describe('a notice that has just come', () => {
  it('is said in the words read for it, and not in those of the stream', async () => {
    const heard = await hearNotice('heard', 'en', () => Promise.resolve({ items: newest }));
    expect(heard).toEqual({ id: 'heard', language: 'en', subject: 'An introduction for you' });
  });

  it('is said without its subject when it cannot be read, or is not among the newest', async () => {
    const unheard = { id: 'gone', language: 'zh-Hant' };
    expect(await hearNotice('gone', 'zh-Hant', () => Promise.resolve({ items: newest }))).toEqual(unheard);
    expect(await hearNotice('gone', 'zh-Hant', () => Promise.reject(new Error('no line')))).toEqual(unheard);
  });
});
