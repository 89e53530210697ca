import { defineService } from '@harbourlink/service-kit/service';
import { candidateRefusals } from './candidates/application/candidates.refusals.js';
import { introductionRefusals } from './introductions/domain/introduction.refusals.js';
import { IntroductionRow } from './introductions/postgres/introduction.row.js';
import { MatchingModule } from './matching.module.js';
import { meetingRefusals } from './meetings/domain/meeting.refusals.js';
import { MeetingRow } from './meetings/postgres/meeting.row.js';
import { migrations } from './migrations/index.js';
import { suggestionRefusals } from './suggestions/domain/suggestion.refusals.js';
import { SuggestionRow } from './suggestions/postgres/suggestion.row.js';

export const createService = defineService({
  name: 'matching',
  app: 'matching-engine',
  title: 'Harbourlink matching',
  description: 'Candidates with reasons on both sides, suggestions, introductions and meetings.',
  module: MatchingModule,
  entities: [SuggestionRow, IntroductionRow, MeetingRow],
  migrations,
  refusals: [candidateRefusals, suggestionRefusals, introductionRefusals, meetingRefusals],
});
