import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordFits } from './password.js';

describe('a password', () => {
  it('is kept as an argon2id hash with its own salt', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(first).not.toContain('correct');
  });

  it('fits itself and nothing else', async () => {
    const kept = await hashPassword('密碼 with 空格');
    expect(await passwordFits('密碼 with 空格', kept)).toBe(true);
    expect(await passwordFits('密碼 with 空格 ', kept)).toBe(false);
    expect(await passwordFits('', kept)).toBe(false);
  });

  it('never fits where none is kept', async () => {
    expect(await passwordFits('anything', undefined)).toBe(false);
    expect(await passwordFits('anything', 'not a hash')).toBe(false);
  });
});
