import { describe, expect, it } from '@jest/globals';
import { workflowOf, workflows } from '../../workflows/domain/workflows.js';
import { isWanted, ownChoices } from './preferences.js';

describe('preferences', () => {
  it('leave the workflow as it is for who has not chosen', () => {
    expect(isWanted(workflowOf('enterprise-checked'), 'email', undefined)).toBe(true);
    expect(isWanted(workflowOf('suggestion-made'), 'email', {})).toBe(false);
  });

  it('go before the workflow, in both directions', () => {
    expect(isWanted(workflowOf('enterprise-checked'), 'email', { 'enterprise-checked': { email: 'off' } })).toBe(false);
    expect(isWanted(workflowOf('suggestion-made'), 'email', { 'suggestion-made': { email: 'on' } })).toBe(true);
  });

  it('of one channel leave the other alone', () => {
    expect(isWanted(workflowOf('enterprise-checked'), 'in-app', { 'enterprise-checked': { email: 'off' } })).toBe(true);
  });

  it('keep only what differs from the workflows', () => {
    const settings = [
      { workflowCode: 'enterprise-checked', channelCode: 'email', setting: 'off' },
      { workflowCode: 'enterprise-checked', channelCode: 'in-app', setting: 'on' },
      { workflowCode: 'suggestion-made', channelCode: 'email', setting: 'off' },
    ] as const;
    expect(ownChoices(workflows, settings)).toEqual({ 'enterprise-checked': { email: 'off' } });
  });
});
