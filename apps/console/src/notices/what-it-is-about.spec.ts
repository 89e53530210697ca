import { describe, expect, it } from '@jest/globals';
import { staleAfter } from './what-it-is-about.js';

describe('after a notice', () => {
  it('what it is about is read again, and home and the bell', () => {
    expect(staleAfter({ workflowCode: 'outcome-verified', page: '/outcomes/1' })).toEqual([
      'notices',
      'home',
      'chains',
      'outcomes',
      'memoranda',
      'funnel',
    ]);
  });

  it('contacts are asked for once all have accepted', () => {
    expect(staleAfter({ workflowCode: 'introduction-accepted', page: '/introductions/1' })).toContain('contacts');
    expect(staleAfter({ workflowCode: 'introduction-proposed', page: '/introductions/1' })).not.toContain('contacts');
  });

  it('a page nobody knows costs nothing', () => {
    expect(staleAfter({ workflowCode: 'suggestion-made', page: '' })).toEqual(['notices', 'home', 'chains']);
  });
});
