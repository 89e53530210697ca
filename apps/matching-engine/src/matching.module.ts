import { Module } from '@nestjs/common';
import { Candidates } from './candidates/application/candidates.js';
import { CopiesHandlers } from './candidates/events/copies.handlers.js';
import { CandidatesController } from './candidates/http/candidates.controller.js';
import { KnownEnterprises } from './candidates/postgres/known-enterprises.js';
import { KnownNeeds } from './candidates/postgres/known-needs.js';
import { KnownOffers } from './candidates/postgres/known-offers.js';
import { PairsQueries } from './candidates/postgres/pairs.queries.js';
import { ParticularsQueries } from './candidates/postgres/particulars.queries.js';
import { ExtendIntroduction } from './introductions/application/extend-introduction.js';
import { IntroductionClock } from './introductions/application/introduction-clock.js';
import { IntroductionsCommands } from './introductions/application/introductions.commands.js';
import { ProposeIntroduction } from './introductions/application/propose-introduction.js';
import { IntroductionsController } from './introductions/http/introductions.controller.js';
import { IntroductionsQueries } from './introductions/postgres/introductions.queries.js';
import { MeetingsCommands } from './meetings/application/meetings.commands.js';
import { MeetingsController } from './meetings/http/meetings.controller.js';
import { MeetingsQueries } from './meetings/postgres/meetings.queries.js';
import { MakeSuggestions } from './suggestions/application/make-suggestions.js';
import { SuggestionsCommands } from './suggestions/application/suggestions.commands.js';
import { SuggestionsHandlers } from './suggestions/events/suggestions.handlers.js';
import { SuggestionsController } from './suggestions/http/suggestions.controller.js';
import { SuggestionsQueries } from './suggestions/postgres/suggestions.queries.js';

@Module({
  controllers: [
    CandidatesController,
    SuggestionsController,
    IntroductionsController,
    MeetingsController,
    CopiesHandlers,
    SuggestionsHandlers,
  ],
  providers: [
    ...[KnownEnterprises, KnownNeeds, KnownOffers, PairsQueries, ParticularsQueries, Candidates],
    ...[SuggestionsQueries, SuggestionsCommands, MakeSuggestions],
    ...[IntroductionsQueries, IntroductionsCommands, ProposeIntroduction, ExtendIntroduction, IntroductionClock],
    ...[MeetingsQueries, MeetingsCommands],
  ],
})
export class MatchingModule {}
