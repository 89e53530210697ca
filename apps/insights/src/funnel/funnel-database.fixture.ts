import { Client } from 'pg';
import { UnitsOfWork, dataSource } from '@harbourlink/persistence';
import { NoRedis, ReadCache } from '@harbourlink/service-kit/redis';
import { freshDatabase } from '@harbourlink/testing';
import { migrations } from '../migrations/index.js';
import { FunnelChanges } from './application/funnel-changes.js';
import { FunnelHandlers } from './events/funnel.handlers.js';
import * as projections from './events/funnel-facts.js';
import type { Told } from './funnel-events.fixture.js';
import { FunnelQueries } from './postgres/funnel.queries.js';

/** The funnel on a database of the test's own, fed by hand: no journal, no lanes. */
export interface FunnelDatabase {
  readonly queries: FunnelQueries;
  readonly units: UnitsOfWork;
  /** Hands a batch to the lanes that want something of it. */
  tell(...events: readonly Told[]): Promise<void>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function funnelDatabase(): Promise<FunnelDatabase> {
  const database = await freshDatabase({ template: 'insights_funnel', prepare });
  const source = await open(database.url).initialize();
  const units = new UnitsOfWork(source);
  const handlers = new FunnelHandlers(units, new ReadCache(new NoRedis(), 'funnel'), new FunnelChanges());
  const lanes = [
    { projection: projections.enterpriseFacts, handle: handlers.onEnterprises },
    { projection: projections.caseFacts, handle: handlers.onCases },
    { projection: projections.needFacts, handle: handlers.onNeeds },
    { projection: projections.suggestionFacts, handle: handlers.onSuggestions },
    { projection: projections.introductionFacts, handle: handlers.onIntroductions },
    { projection: projections.meetingFacts, handle: handlers.onMeetings },
    { projection: projections.memorandumFacts, handle: handlers.onMemoranda },
    { projection: projections.outcomeFacts, handle: handlers.onOutcomes },
  ];
  return {
    queries: new FunnelQueries(units),
    units,
    async tell(...events) {
      for (const { projection, handle } of lanes) {
        const types = new Set(projection.schemas.map((schema) => schema.typeName));
        const wanted = events.filter(({ type }) => types.has(type));
        if (wanted.length > 0) await handle.call(handlers, wanted);
      }
    },
    async empty() {
      const tables = lanes.map(({ projection }) => projection.table.name);
      await units.run((unit) => unit.query(`TRUNCATE ${tables.join(', ')}`));
    },
    async close() {
      await source.destroy();
      await database.drop();
    },
  };
}

function open(url: string) {
  return dataSource({ url, schema: 'insights', migrations, applicationName: 'funnel test' });
}

async function prepare(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE SCHEMA insights');
  await client.end();
  const source = await open(url).initialize();
  await source.runMigrations();
  await source.destroy();
}
