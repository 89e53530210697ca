import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Module } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SuggestionRefreshedSchema } from '@harbourlink/contracts/matching';
import { CaseAssignedSchema, CaseClosedSchema, NeedEndedSchema } from '@harbourlink/contracts/registry';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { EventHandler, Outbox } from '@harbourlink/messaging';
import type { OutgoingEvent, ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { Public } from '@harbourlink/service-kit/auth';
import { Creates } from '@harbourlink/service-kit/http';
import { defineService } from '@harbourlink/service-kit/service';
import type { Change, Transaction } from '../plan/process-plan.js';
import { outgoing } from './outgoing.js';
import { makeSeen, see } from './seen.js';

/**
 * The service that publishes. The events are the platform's own, since topics and types are declared; what stands in their
 * fields is the harness': a token that names the event, and an amount.
 */
@Controller('api/v1/chaos')
class TransactionsController {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly outbox: Outbox,
  ) {}

  /** All changes of one transaction, or none: one that changes its mind at the end refuses, and nothing of it may be seen. */
  @Public()
  @Creates('transactions', { summary: 'Change some accounts' })
  create(@Body() body: object): Promise<{ token: string } | Refusal> {
    const transaction = body as Transaction;
    return this.units.run(async (unit) => {
      const events: OutgoingEvent[] = [];
      for (const change of transaction.changes) {
        const [row] = await unit.query<{ version: number }>(
          `INSERT INTO account AS a (id, version, total, chain) VALUES ($1, 1, $2, md5($3))
           ON CONFLICT (id) DO UPDATE SET version = a.version + 1, total = a.total + $2, chain = md5(a.chain || $3)
           RETURNING version`,
          [change.key, change.amount, change.token],
        );
        events.push({ key: change.key, version: row?.version ?? 0, ...bytesOf(change) });
      }
      await this.outbox.append(unit, events);
      await pause(transaction.holdsMilliseconds);
      if (transaction.refuses) return refuse('chaos.refused', 'conflict');
      return { token: transaction.token };
    });
  }
}

function bytesOf(change: Change): Pick<OutgoingEvent, 'topic' | 'type' | 'payload'> {
  const amount = String(change.amount);
  switch (change.kind) {
    case 'noted':
      return outgoing(CaseAssignedSchema, { ownerPersonId: change.token, byPersonId: amount });
    case 'needed':
      return outgoing(NeedEndedSchema, { reasonCode: change.token, byPersonId: change.of ?? '' });
    case 'unheard':
      return {
        ...outgoing(CaseClosedSchema, { reasonCode: change.token }),
        type: 'harbourlink.registry.v1.CaseUnheardOf',
      };
    case 'malformed':
      return { ...outgoing(CaseClosedSchema, { reasonCode: '' }), payload: Buffer.from(change.bytes ?? '', 'hex') };
    case 'happened':
      return outgoing(CaseClosedSchema, { reasonCode: change.token, byPersonId: amount });
  }
}

/** The end of the chain: hears what the other service made of its events. */
@Controller()
class EchoHandlers {
  constructor(private readonly units: UnitsOfWork) {}

  @EventHandler(SuggestionRefreshedSchema, { name: 'echo', kind: 'effect' })
  async onReaction(event: ReceivedEvent<typeof SuggestionRefreshedSchema>): Promise<void> {
    await this.units.run((unit) => see(unit, 'echo', event, event.data.bandCode));
  }
}

@Module({ controllers: [TransactionsController, EchoHandlers] })
class RegistryModule {}

class Accounts1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE account (id uuid PRIMARY KEY, version int NOT NULL, total bigint NOT NULL, chain text NOT NULL)',
    );
    await makeSeen(runner, 'echo');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account, echo_seen');
  }
}

export const createRegistry = defineService({
  name: 'registry',
  app: 'chaos-registry',
  title: 'Accounts',
  description: 'The publisher of the fault tests.',
  module: RegistryModule,
  entities: [],
  migrations: [Accounts1764000000001],
  refusals: [{ 'chaos.refused': { 'zh-Hans': '已撤回。', 'zh-Hant': '已撤回。', en: 'It changed its mind.' } }],
});
