import { Copies1720000000001 } from './0001-copies.js';
import { SuggestionsIntroductionsMeetings1720000000002 } from './0002-suggestions-introductions-meetings.js';

export const migrations = [Copies1720000000001, SuggestionsIntroductionsMeetings1720000000002];
