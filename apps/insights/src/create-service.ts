import { defineService } from '@harbourlink/service-kit/service';
import { chainRefusals } from './chains/chain.refusals.js';
import { funnelRefusals } from './funnel/funnel.refusals.js';
import { InsightsModule } from './insights.module.js';
import { migrations } from './migrations/index.js';

/** What administrators watch: read models of everything that happens, fed by events only. */
export const createService = defineService({
  name: 'insights',
  app: 'insights',
  title: 'Insights',
  description: 'The funnel from a known enterprise to a verified outcome: count and denominator at every stage.',
  module: InsightsModule,
  entities: [],
  migrations,
  refusals: [funnelRefusals, chainRefusals],
});
