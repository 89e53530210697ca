import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '@harbourlink/api-client';
import { errorsByField } from './field-errors.js';

describe('errors by field', () => {
  it('are what the answer says of each field, the first one of several', () => {
    const problem = new ApiProblem(400, {
      errors: [
        { field: 'website', code: 'pattern', message: 'An https address.' },
        { field: 'website', code: 'max', message: 'Too long.' },
        { field: 'listing.listingCode', code: 'pattern', message: 'With its suffix.' },
      ],
    });
    expect([...errorsByField(problem)]).toEqual([
      ['website', 'An https address.'],
      ['listing.listingCode', 'With its suffix.'],
    ]);
  });

  it('are told by the code of the rule when the answer names no field', () => {
    const problem = new ApiProblem(422, { code: 'enterprise.uscc-malformed', detail: '18 characters.' });
    expect([...errorsByField(problem, { 'enterprise.uscc-malformed': 'uscc' })]).toEqual([['uscc', '18 characters.']]);
  });

  it('are none for an error nobody at the platform wrote', () => {
    expect(errorsByField(new TypeError('offline')).size).toBe(0);
  });
});
