import { Module } from '@nestjs/common';
import { CompleteMemorandum } from './memoranda/application/complete-memorandum.js';
import { MemorandaCommands } from './memoranda/application/memoranda.commands.js';
import { MemorandaController } from './memoranda/http/memoranda.controller.js';
import { MilestonesController } from './memoranda/http/milestones.controller.js';
import { MemorandaQueries } from './memoranda/postgres/memoranda.queries.js';
import { CompleteClaim } from './outcomes/application/complete-claim.js';
import { OutcomesCommands } from './outcomes/application/outcomes.commands.js';
import { ConfirmationsController } from './outcomes/http/confirmations.controller.js';
import { OutcomesController } from './outcomes/http/outcomes.controller.js';
import { OutcomesQueries } from './outcomes/postgres/outcomes.queries.js';
import { KnownCasesHandlers } from './references/events/known-cases.handlers.js';
import { KnownEnterprisesHandlers } from './references/events/known-enterprises.handlers.js';
import { KnownIntroductionsHandlers } from './references/events/known-introductions.handlers.js';
import { KnownCases } from './references/postgres/known-cases.js';
import { KnownEnterprises } from './references/postgres/known-enterprises.js';
import { KnownIntroductions } from './references/postgres/known-introductions.js';

@Module({
  controllers: [
    MemorandaController,
    MilestonesController,
    OutcomesController,
    ConfirmationsController,
    KnownCasesHandlers,
    KnownEnterprisesHandlers,
    KnownIntroductionsHandlers,
  ],
  providers: [
    CompleteMemorandum,
    MemorandaCommands,
    MemorandaQueries,
    CompleteClaim,
    OutcomesCommands,
    OutcomesQueries,
    KnownCases,
    KnownEnterprises,
    KnownIntroductions,
  ],
})
export class MouTrackerModule {}
