import { Module } from '@nestjs/common';
import { EndWhatIsOver } from './calendar/end-what-is-over.js';
import { CasesCommands } from './cases/application/cases.commands.js';
import { CasesController } from './cases/http/cases.controller.js';
import { CasesQueries } from './cases/postgres/cases.queries.js';
import { BringInProspects } from './enterprises/application/bring-in-prospects.js';
import { EnterprisesCommands } from './enterprises/application/enterprises.commands.js';
import { ChecksController } from './enterprises/http/checks.controller.js';
import { EnterprisesController } from './enterprises/http/enterprises.controller.js';
import { EnterprisesQueries } from './enterprises/postgres/enterprises.queries.js';
import { ImportBatch } from './imports/application/import-batch.js';
import { ImportWorker } from './imports/application/import-worker.js';
import { TakeFile } from './imports/application/take-file.js';
import { ImportsController } from './imports/http/imports.controller.js';
import { WorkbookTurns } from './imports/http/workbooks-are-read-first.js';
import { ImportErrorsStore } from './imports/postgres/import-errors.store.js';
import { ImportsStore } from './imports/postgres/imports.store.js';
import { NeedsCommands } from './needs/application/needs.commands.js';
import { NeedsController } from './needs/http/needs.controller.js';
import { NeedsQueries } from './needs/postgres/needs.queries.js';
import { OffersCommands } from './offers/application/offers.commands.js';
import { OffersController } from './offers/http/offers.controller.js';
import { OffersQueries } from './offers/postgres/offers.queries.js';
import { TakeProspect } from './prospects/application/take-prospect.js';
import { ProspectsHandlers } from './prospects/events/prospects.handlers.js';
import { OutsideEventsController } from './prospects/http/outside-events.controller.js';

/** Where the parts of the registry are wired; what every service has comes from the service kit. */
@Module({
  controllers: [
    EnterprisesController,
    ChecksController,
    NeedsController,
    OffersController,
    CasesController,
    ImportsController,
    OutsideEventsController,
    ProspectsHandlers,
  ],
  providers: [
    EnterprisesCommands,
    BringInProspects,
    TakeProspect,
    EnterprisesQueries,
    NeedsCommands,
    NeedsQueries,
    OffersCommands,
    OffersQueries,
    CasesCommands,
    CasesQueries,
    TakeFile,
    WorkbookTurns,
    ImportBatch,
    ImportWorker,
    ImportsStore,
    ImportErrorsStore,
    EndWhatIsOver,
  ],
})
export class EnterpriseRegistryModule {}
