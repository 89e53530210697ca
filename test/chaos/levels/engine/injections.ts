import { setTimeout as pause } from 'node:timers/promises';
import type { AfterTransactions, AtStep } from '../../plan/plan.js';
import type { Chance } from '../../random.js';
import type { EngineDatabase, EngineServer } from './database.js';
import type { Service } from './service.js';
import type { SimulatedBroker } from './simulated-broker.js';
import type { SimulatedProcess } from './simulated-process.js';
import { poolSize } from './standbys.js';

/** What injections may reach for. */
export interface World {
  readonly server: EngineServer;
  readonly database: EngineDatabase;
  readonly broker: SimulatedBroker | undefined;
  readonly chance: Chance;
  /** The services that live. */
  readonly services: () => readonly Service[];
  /** A process died: another one takes its place after a while. */
  readonly onKilled: (process: SimulatedProcess, restartMilliseconds: number) => void;
  readonly onRebuild: (twice: boolean) => void;
  readonly onReplay: () => Promise<void>;
  readonly onMove: () => void;
  readonly note: (action: string) => void;
  readonly failed: (error: unknown) => void;
}

/** Makes the planned things happen at their moments, until the faults are over. */
export class Injections {
  private readonly atSteps: { readonly planned: AtStep; seen: number; left: number }[];
  private readonly afterTransactions: AfterTransactions[];
  private readonly running = new Set<Promise<void>>();
  private readonly endings = new Set<() => void>();
  private over = false;

  constructor(
    atSteps: readonly AtStep[],
    afterTransactions: readonly AfterTransactions[],
    private readonly world: World,
  ) {
    this.atSteps = atSteps.map((planned) => ({
      planned,
      seen: 0,
      left: planned.act === 'kill' ? planned.times : 1,
    }));
    this.afterTransactions = afterTransactions.toSorted((one, other) => one.after - other.after);
  }

  /** A process has come to a step. */
  reached(process: SimulatedProcess, service: string, step: string): Promise<void> | undefined {
    if (this.over) return undefined;
    for (const one of this.atSteps) {
      if (one.left === 0 || one.planned.step !== step || one.planned.service !== service) continue;
      one.seen += 1;
      if (one.seen < one.planned.nth) continue;
      one.left -= 1;
      one.seen = 0;
      return this.act(process, one.planned);
    }
    return undefined;
  }

  /** So many transactions were acknowledged. */
  acknowledged(count: number): void {
    while (!this.over && (this.afterTransactions[0]?.after ?? Infinity) <= count) {
      const next = this.afterTransactions.shift();
      if (next) this.start(() => this.happen(next));
    }
  }

  /** Nothing goes wrong any more, and what is held is let go. */
  async end(): Promise<void> {
    this.over = true;
    for (const end of this.endings) end();
    for (const { process } of this.world.services()) process.thaw();
    await Promise.all(this.running);
  }

  private async act(process: SimulatedProcess, planned: AtStep): Promise<void> {
    this.world.note(`${planned.act} ${process.name} at ${planned.step}`);
    switch (planned.act) {
      case 'kill':
        process.kill();
        this.world.onKilled(process, planned.restartMilliseconds);
        return;
      case 'freeze':
        process.freeze();
        void this.untilOver(planned.milliseconds).then(() => process.thaw());
        return;
      case 'cut':
        process.cut();
        return;
      case 'delay':
        await pause(planned.milliseconds);
    }
  }

  private start(work: () => Promise<void>): void {
    const running = work()
      .catch(this.world.failed)
      .finally(() => this.running.delete(running));
    this.running.add(running);
  }

  private async untilOver(milliseconds: number): Promise<void> {
    if (this.over) return;
    await new Promise<void>((done) => {
      const end = (): void => {
        clearTimeout(timer);
        this.endings.delete(end);
        done();
      };
      const timer = setTimeout(end, milliseconds);
      this.endings.add(end);
    });
  }

  private async happen({ event, milliseconds = 20 }: AfterTransactions): Promise<void> {
    const { database, server, broker, chance, note } = this.world;
    note(event);
    switch (event) {
      case 'terminate-connections':
        return this.terminate(0.5);
      case 'restart-database':
        for (const { process } of this.world.services()) process.wasCut = true;
        return server.restart('fast');
      case 'crash-database':
        for (const { process } of this.world.services()) process.wasCut = true;
        return server.restart('immediate');
      case 'exhaust-pool':
        return this.exhaust(milliseconds);
      case 'connection-limit':
        return this.limitConnections(milliseconds);
      case 'cursor-back':
        await database.ask(
          `UPDATE matching.inbox_lane SET cursor = floor(cursor * $1::float8) WHERE hashtext(lane || topic) % 2 = $2 OR $2 = 2`,
          [chance.happens(0.7) ? 0 : chance.next(), chance.between(0, 2)],
        );
        return;
      case 'forget-days':
        return this.forgetDays();
      case 'open-transaction':
        return this.holdTransaction(milliseconds);
      case 'rebuild':
        return this.world.onRebuild(false);
      case 'rebuild-twice':
        return this.world.onRebuild(true);
      case 'replay-letters':
        return this.world.onReplay();
      case 'lose-offsets':
        return broker?.loseOffsets();
      case 'rebalance':
        return broker?.rebalance();
      case 'add-partitions':
        return broker?.addPartitions();
      case 'wipe-broker':
        broker?.wipe();
        await database.ask(`SELECT registry.refill_sink('kafka', 0), matching.refill_sink('kafka', 0)`);
        return;
      case 'move-to-kafka':
        return this.world.onMove();
    }
  }

  private async limitConnections(milliseconds: number): Promise<void> {
    const { database } = this.world;
    try {
      await database.ask('ALTER ROLE matching CONNECTION LIMIT 2; ALTER ROLE registry CONNECTION LIMIT 2');
      await this.terminate(0.7);
      await this.untilOver(milliseconds);
    } finally {
      await this.patiently(() =>
        database.ask('ALTER ROLE matching CONNECTION LIMIT -1; ALTER ROLE registry CONNECTION LIMIT -1'),
      );
    }
  }

  /** What the faults changed has to be changed back, also when the server is crashing at this moment. */
  private async patiently(work: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await work();
        return;
      } catch {
        await pause(20);
      }
    }
  }

  private async terminate(share: number): Promise<void> {
    const { database, chance } = this.world;
    for (const { process } of this.world.services()) process.wasCut = true;
    const rows = await database.ask<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'chaos' ORDER BY pid`,
    );
    const unlucky = rows.filter(() => chance.happens(share)).map(({ pid }) => pid);
    await database.ask('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [unlucky]);
  }

  /** Takes every connection of one process' pool as they become free, and keeps them. */
  private async exhaust(milliseconds: number): Promise<void> {
    const service = this.world.chance.oneOf(this.world.services());
    const pool = service.pool;
    const taken = Array.from({ length: poolSize }, () => pool.connect().catch(() => undefined));
    await this.untilOver(milliseconds);
    for (const one of taken) {
      void one.then((client) => client?.release());
    }
  }

  /** What dropping the days of an inbox leaves: the keys. Then everything is delivered once more. */
  private async forgetDays(): Promise<void> {
    await this.world.database.ask(
      `DELETE FROM matching.inbox WHERE state NOT IN ('pending', 'held'); UPDATE matching.inbox_lane SET cursor = 0;
       DELETE FROM registry.inbox WHERE state NOT IN ('pending', 'held'); UPDATE registry.inbox_lane SET cursor = 0`,
    );
    this.world.broker?.loseOffsets();
  }

  private async holdTransaction(milliseconds: number): Promise<void> {
    const client = await this.world.database.transaction();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT pg_current_xact_id()');
      await this.untilOver(milliseconds);
    } finally {
      await client.query('ROLLBACK').catch(() => undefined);
      client.release();
    }
  }
}
