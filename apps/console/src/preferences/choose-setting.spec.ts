import { describe, expect, it } from '@jest/globals';
import { choose, isOn } from './choose-setting.js';
import type { Preferences } from './preferences.queries.js';

const preferences: Preferences = {
  version: 4,
  settings: [
    { workflowCode: 'suggestion-made', channelCode: 'email', setting: 'on' },
    { workflowCode: 'suggestion-made', channelCode: 'in-app', setting: 'on' },
  ],
};

describe('a choice', () => {
  it('changes one workflow and channel and leaves the others', () => {
    const next = choose(preferences, { workflowCode: 'suggestion-made', channelCode: 'email', setting: 'off' });
    expect(isOn(next, { workflowCode: 'suggestion-made', channelCode: 'email' })).toBe(false);
    expect(isOn(next, { workflowCode: 'suggestion-made', channelCode: 'in-app' })).toBe(true);
    expect(next).toMatchObject({ version: 4 });
    expect(next.settings).toHaveLength(2);
  });

  it('can be of what was never said', () => {
    const next = choose(preferences, { workflowCode: 'outcome-verified', channelCode: 'email', setting: 'on' });
    expect(isOn(next, { workflowCode: 'outcome-verified', channelCode: 'email' })).toBe(true);
  });
});
