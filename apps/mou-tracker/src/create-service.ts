import { defineService } from '@harbourlink/service-kit/service';
import { memorandumRefusals } from './memoranda/domain/memorandum.refusals.js';
import { MemorandumRow } from './memoranda/postgres/memorandum.row.js';
import { migrations } from './migrations/index.js';
import { MouTrackerModule } from './mou-tracker.module.js';
import { outcomeRefusals } from './outcomes/domain/outcome.refusals.js';
import { OutcomeRow } from './outcomes/postgres/outcome.row.js';
import { referenceRefusals } from './references/domain/reference.refusals.js';

/** Memoranda of understanding with their milestones, and the outcomes that came of the work. */
export const createService = defineService({
  name: 'mou',
  app: 'mou-tracker',
  title: 'Memoranda and outcomes',
  description: 'Memoranda of understanding with projects and milestones; outcomes claimed, confirmed and verified.',
  module: MouTrackerModule,
  entities: [MemorandumRow, OutcomeRow],
  migrations,
  refusals: [memorandumRefusals, outcomeRefusals, referenceRefusals],
});
