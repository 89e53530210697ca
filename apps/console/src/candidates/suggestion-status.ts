import type { Tone } from '../parts/status-tag.js';
import type { Suggestion } from './candidates.queries.js';

export const suggestionTones: Readonly<Record<Suggestion['status'], Tone>> = {
  suggested: 'plain',
  shortlisted: 'plum',
  dismissed: 'coral',
  lapsed: 'plain',
};
