import { Copies0001 } from './0001-copies.js';
import { SuggestionsIntroductionsMeetings0002 } from './0002-suggestions-introductions-meetings.js';

export const migrations = [Copies0001, SuggestionsIntroductionsMeetings0002];
