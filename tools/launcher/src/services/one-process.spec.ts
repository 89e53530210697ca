import { describe, expect, it } from '@jest/globals';
import { oneProcess } from './one-process.js';

describe('services in one process', () => {
  it('are given up together, with the reason, when something in one of them has stopped for ever', async () => {
    let fail: (reason: Error) => void = () => undefined;
    const failed = new Promise<Error>((done) => (fail = done));
    const runner = oneProcess(async () => ({
      createService: async () => ({ failed, start: async () => undefined, stop: async () => undefined }),
    }));
    await runner.start('registry', { LOG_FILE: 'logs/registry.log' });
    fail(new Error('a consumer was stopped for ever'));
    const trouble = await runner.givenUp;
    expect(trouble.message).toBe('registry cannot go on: a consumer was stopped for ever.');
    expect(trouble.whatToDo).toBe('Read logs/registry.log, then start again.');
  });
});
