import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Module } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SuggestionRefreshedSchema } from '@harbourlink/contracts/matching';
import { CaseAssignedSchema, CaseClosedSchema, NeedEndedSchema } from '@harbourlink/contracts/registry';
import { EventBatchHandler, EventHandler, NotYet, Outbox } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { defineService } from '@harbourlink/service-kit/service';
import { outgoing } from './outgoing.js';
import { makeSeen, see } from './seen.js';

type Closed = ReceivedEvent<typeof CaseClosedSchema>;

/** What the harness says about a lane: events it fails on until they are mended, and how slow it is for now. */
async function obeyTheHarness(unit: UnitOfWork, lane: string, tokens: readonly string[]): Promise<void> {
  const told = await unit.query<{ slow: number | null }>(
    'SELECT slow FROM told WHERE lane = $1 AND (token = ANY($2) OR token IS NULL)',
    [lane, tokens],
  );
  for (const { slow } of told) {
    if (slow === null) throw new Error(`poisonous for ${lane}`);
    await pause(slow);
  }
}

/** A projection that takes one event at a time, and wants one type of two. */
@Controller()
class TallyHandlers {
  constructor(private readonly units: UnitsOfWork) {}

  @EventHandler(CaseClosedSchema, { name: 'tally', kind: 'projection', tables: ['tally', 'tally_seen'] })
  onClosed(event: Closed): Promise<void> {
    const { reasonCode: token, byPersonId } = event.data;
    return this.units.run(async (unit) => {
      await see(unit, 'tally', event, token);
      await obeyTheHarness(unit, 'tally', [token]);
      await unit.query(
        `INSERT INTO tally AS t (key, events, total, chain) VALUES ($1, 1, $2, md5($3))
         ON CONFLICT (key) DO UPDATE SET events = t.events + 1, total = t.total + $2, chain = md5(t.chain || $3)`,
        [event.key, Number(byPersonId), token],
      );
    });
  }
}

/** A projection that takes many events in one transaction. */
@Controller()
class LedgerHandlers {
  constructor(private readonly units: UnitsOfWork) {}

  @EventBatchHandler([CaseClosedSchema, CaseAssignedSchema], {
    name: 'ledger',
    kind: 'projection',
    tables: ['ledger_seen'],
  })
  onBatch(events: readonly AnyReceivedEvent[]): Promise<void> {
    const told = events.map(({ data }) => data as { reasonCode?: string; ownerPersonId?: string; byPersonId: string });
    const tokens = told.map(({ reasonCode, ownerPersonId }) => reasonCode ?? ownerPersonId ?? '');
    return this.units.run(async (unit) => {
      await unit.query(
        `INSERT INTO ledger_seen (event_id, key, version, token, amount)
         SELECT id, key, version, token, amount
           FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::bigint[])
                WITH ORDINALITY AS e(id, key, version, token, amount, n) ORDER BY n`,
        [
          events.map(({ id }) => id),
          events.map(({ key }) => key),
          events.map(({ version }) => version),
          tokens,
          told.map(({ byPersonId }) => Number(byPersonId)),
        ],
      );
      await obeyTheHarness(unit, 'ledger', tokens);
    });
  }
}

/** An effect that publishes an event of its own for each it is given. */
@Controller()
class ReactHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly outbox: Outbox,
  ) {}

  @EventHandler(CaseClosedSchema, { name: 'react', kind: 'effect' })
  onClosed(event: Closed): Promise<void> {
    const { reasonCode: token, byPersonId } = event.data;
    return this.units.run(async (unit) => {
      const [row] = await unit.query<{ version: number }>(
        `INSERT INTO reaction AS r (key, version, total) VALUES ($1, 1, $2)
         ON CONFLICT (key) DO UPDATE SET version = r.version + 1, total = r.total + $2 RETURNING version`,
        [event.key, Number(byPersonId)],
      );
      const data = { score: Number(byPersonId), bandCode: token, reasons: [] };
      await this.outbox.append(unit, [
        { key: event.key, version: row?.version ?? 0, ...outgoing(SuggestionRefreshedSchema, data) },
      ]);
      await see(unit, 'react', event, token);
      await obeyTheHarness(unit, 'react', [token]);
    });
  }
}

/** An effect for which another stream has to arrive first. */
@Controller()
class JoinHandlers {
  constructor(private readonly units: UnitsOfWork) {}

  @EventHandler(CaseClosedSchema, { name: 'join', kind: 'effect' })
  onClosed(event: Closed): Promise<void> {
    return this.units.run((unit) => see(unit, 'join', event, event.data.reasonCode));
  }

  @EventHandler(NeedEndedSchema, { name: 'join', kind: 'effect' })
  onNeed(event: ReceivedEvent<typeof NeedEndedSchema>): Promise<void> {
    const { reasonCode: token, byPersonId: of } = event.data;
    return this.units.run(async (unit) => {
      const known = await unit.query('SELECT 1 FROM join_seen WHERE key = $1 LIMIT 1', [of]);
      // Longer than the clock of the database is ever put ahead.
      if (known.length === 0)
        throw new NotYet(`${of} is not known yet`, { waitFor: 'registry.case', deadlineMinutes: 240 });
      await see(unit, 'join', event, token);
    });
  }
}

@Module({ controllers: [TallyHandlers, LedgerHandlers, ReactHandlers, JoinHandlers] })
class MatchingModule {}

class Seen1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const lane of ['tally', 'ledger', 'react', 'join']) await makeSeen(runner, lane);
    await runner.query(
      'CREATE TABLE tally (key uuid PRIMARY KEY, events int NOT NULL, total bigint NOT NULL, chain text NOT NULL)',
    );
    await runner.query('CREATE TABLE reaction (key uuid PRIMARY KEY, version int NOT NULL, total bigint NOT NULL)');
    await runner.query('CREATE TABLE told (lane text NOT NULL, token text, slow int)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tally_seen, ledger_seen, react_seen, join_seen, tally, reaction, told');
  }
}

export const createMatching = defineService({
  name: 'matching',
  app: 'chaos-matching',
  title: 'Reactions',
  description: 'The subscriber of the fault tests.',
  module: MatchingModule,
  entities: [],
  migrations: [Seen1764000000001],
  refusals: [],
});
