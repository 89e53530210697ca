import { setTimeout as pause } from 'node:timers/promises';
import { check } from '../../checker/checker.js';
import type { Finding } from '../../checker/finding.js';
import { History } from '../../history.js';
import { types, topics } from '../../plan/plan.js';
import type { Plan, ServiceName } from '../../plan/plan.js';
import { chanceFrom } from '../../random.js';
import type { Chance } from '../../random.js';
import { schemas } from './database.js';
import type { EngineDatabase, EngineServer } from './database.js';
import { Injections } from './injections.js';
import { laneShapes } from './lanes.js';
import type { Handling } from './lanes.js';
import type { Library } from './library.js';
import { JournalObserver } from './journal-observer.js';
import { Operator } from './operator.js';
import { TransactionQueue } from './publisher.js';
import { Service } from './service.js';
import { SimulatedBroker } from './simulated-broker.js';
import type { SimulatedProcess } from './simulated-process.js';
import type { Standbys } from './standbys.js';

export interface Engine {
  readonly server: EngineServer;
  readonly database: EngineDatabase;
  readonly library: Library;
  readonly standbys: Standbys;
  readonly patience: Patience;
}

/** How long a run waits for its traffic to be done, and then for everything to come to rest. */
export interface Patience {
  /** Nothing at all has happened for so long: nothing will. */
  readonly silenceMilliseconds: number;
  /** However much goes on. */
  readonly mostMilliseconds: number;
}

export interface RunResult {
  readonly findings: readonly Finding[];
  /** It was ended although things still happened: what it did not come to is no finding. */
  readonly cutShort: boolean;
  readonly history: History;
  readonly milliseconds: number;
}

/** One run: traffic and faults, then the faults end, everything settles, and the checker looks. */
export async function run(engine: Engine, plan: Plan): Promise<RunResult> {
  const began = performance.now();
  await engine.database.empty();
  const one = new Run(engine, plan);
  const findings = await one.execute();
  return { findings, cutShort: one.cutShort, history: one.history, milliseconds: performance.now() - began };
}

class Run {
  readonly history = new History();
  cutShort = false;
  private readonly chance: Chance;
  private readonly broker: SimulatedBroker | undefined;
  private readonly handling: Handling;
  private readonly injections: Injections;
  private readonly queue: TransactionQueue;
  private readonly operator: Operator;
  private readonly background = new Set<Promise<void>>();
  private services: Service[] = [];
  private overBroker: boolean;
  private consuming: boolean;
  private faultsAreOver = false;

  constructor(
    private readonly engine: Engine,
    private readonly plan: Plan,
  ) {
    this.chance = chanceFrom(plan.seed ^ 0x5eed);
    this.broker = plan.transport === 'kafka' ? new SimulatedBroker(plan.broker, this.chance) : undefined;
    this.overBroker = plan.transport === 'kafka' && !plan.startsEmbedded;
    this.consuming = !plan.backlog;
    this.handling = {
      history: this.history,
      poison: plan.poison,
      slowestMilliseconds: plan.handlerMilliseconds,
      chance: () => this.chance.next(),
      attempts: new Map(),
      mended: false,
      invocations: 0,
    };
    this.operator = new Operator(plan, engine.database, () => this.living);
    this.injections = new Injections(plan.atSteps, plan.afterTransactions, {
      ...engine,
      broker: this.broker,
      chance: this.chance,
      services: () => this.living,
      onKilled: (process, after) => this.replaceKilled(process, after),
      onRebuild: (twice) => this.rebuild(twice),
      onReplay: () => {
        this.handling.mended = true;
        return this.operator.replayDead();
      },
      onMove: () => this.inBackground(this.moveToBroker()),
      note: (action) => this.history.note({ what: 'done', action }),
      failed: (error) => this.history.note({ what: failureOf(error), error: String(error) }),
    });
    this.queue = new TransactionQueue(plan.transactions, this.history, (count) => this.injections.acknowledged(count));
  }

  async execute(): Promise<Finding[]> {
    const observer = new JournalObserver(this.engine.database, this.history);
    for (const name of schemas) {
      for (let n = 0; n < this.plan.replicas[name]; n += 1)
        await this.startPatiently(name, name === 'matching' && n < this.plan.oldReplicas);
    }
    observer.start();
    this.putForeignRecords();
    this.injections.acknowledged(0);
    await this.until(() => this.queue.isDone, 'transactions');
    await this.endFaults();
    await this.settle();
    await Promise.all(this.services.map((service) => this.stopService(service)));
    await observer.stop();
    return check({
      databaseUrl: this.engine.database.url,
      plan: this.plan,
      lanes: Object.fromEntries(this.plan.lanes.map((lane) => [lane, laneShapes[lane]])),
      history: this.history.entries,
      surprises: [...this.operator.surprises],
      ...(this.broker === undefined ? {} : { broker: this.broker.contents }),
    });
  }

  private get living(): Service[] {
    return this.services.filter(({ process }) => !process.isDead);
  }

  private async startService(name: ServiceName, isOld: boolean): Promise<void> {
    const { plan, engine } = this;
    const standby = await engine.standbys.take(name);
    const { process } = standby;
    if (plan.clock?.service === name) process.clockOffset = plan.clock.milliseconds;
    process.onStep = (at, step) => this.injections.reached(at, name, step);
    const service = new Service({
      ...standby,
      name,
      library: engine.library,
      database: engine.database,
      plan,
      history: this.history,
      handling: this.handling,
      isOld,
      broker: this.overBroker ? this.broker?.clientOf(process) : undefined,
    });
    this.services.push(service);
    this.history.note({ what: 'started', process: process.name });
    if (this.consuming) service.start();
    if (name === 'registry' && !this.queue.isDone) {
      for (let n = 0; n < plan.producers; n += 1) this.inBackground(this.queue.workThrough(engine.library, service));
    }
  }

  private async stopService(service: Service): Promise<void> {
    const stopped = service.stop().catch((error: unknown) => {
      if (!service.process.isDead) this.history.note({ what: 'done', action: `stopping failed: ${String(error)}` });
    });
    // The dead are not waited for.
    if (!service.process.isDead) await stopped;
    this.services = this.services.filter((one) => one !== service);
    this.history.note({ what: 'stopped', process: service.process.name });
    this.engine.standbys.giveBack({ schema: service.name, process: service.process, source: service.source });
  }

  private replaceKilled(process: SimulatedProcess, afterMilliseconds: number): void {
    this.history.note({ what: 'killed', process: process.name });
    const service = this.services.find((one) => one.process === process);
    if (!service) return;
    this.inBackground(
      (async () => {
        await pause(afterMilliseconds);
        await this.stopService(service);
        await this.startPatiently(service.name, service.isOld && !this.faultsAreOver);
      })(),
    );
  }

  /** The server may be starting: a supervisor tries again. */
  private async startPatiently(name: ServiceName, isOld: boolean): Promise<void> {
    await this.until(
      () =>
        this.startService(name, isOld).then(
          () => true,
          () => false,
        ),
      `${name} to start`,
    );
  }

  private async moveToBroker(): Promise<void> {
    if (this.overBroker) return;
    this.overBroker = true;
    const before = this.living;
    await Promise.all(before.map((service) => this.stopService(service)));
    for (const { name, isOld } of before) await this.startPatiently(name, isOld);
  }

  private rebuild(twice: boolean): void {
    const candidates = this.living.filter(
      ({ name, process, isOld }) => name === 'matching' && !process.isFrozen && !isOld,
    );
    if (candidates.length === 0) return;
    const lanes = this.plan.lanes.filter((lane) => laneShapes[lane].kind === 'projection');
    if (lanes.length === 0) return;
    const name = this.chance.oneOf(lanes);
    for (let n = 0; n < (twice ? 2 : 1); n += 1) {
      const service = this.chance.oneOf(candidates);
      const lane = service.lanes.find((one) => one.name === name);
      if (lane) this.inBackground(service.rebuild(lane));
    }
  }

  private putForeignRecords(): void {
    for (let n = 0; n < this.plan.broker.foreignRecords; n += 1) {
      const value = Buffer.from(Array.from({ length: this.chance.between(0, 20) }, () => this.chance.between(0, 255)));
      this.broker?.putForeign(topics.enterprise, { key: `foreign ${n}`, value, headers: { from: 'elsewhere' } });
    }
  }

  private async endFaults(): Promise<void> {
    this.faultsAreOver = true;
    if (this.broker) this.broker.wellBehaved = true;
    await this.injections.end();
    await Promise.all(this.background);
    this.handling.mended = true;
    if (this.plan.startsEmbedded) await this.moveToBroker();
    if (this.plan.backlog) {
      this.consuming = true;
      for (const service of this.services) service.start();
    }
    const old = this.services.filter(({ isOld }) => isOld);
    await Promise.all(old.map((service) => this.stopService(service)));
    for (const { name } of old) await this.startPatiently(name, false);
  }

  private async settle(): Promise<void> {
    await this.until(async () => {
      if (!(await this.nothingWaits())) return false;
      if (await this.operator.isDone()) return true;
      await this.operator.settleAll().catch(() => undefined);
      return false;
    }, 'everything to settle');
    if (this.history.entries.at(-1)?.what === 'unsettled') await this.noteWhatWaits();
  }

  /** For whoever reads the history of a run that did not come to rest. */
  private async noteWhatWaits(): Promise<void> {
    const perSchema = schemas.map(
      (
        schema,
      ) => `SELECT '${schema}' AS schema, (SELECT count(*) FROM ${schema}.outbox) AS outbox, s.position, s.expires_at - clock_timestamp() AS lease,
         (SELECT position FROM ${schema}.sink_watermark WHERE sink = 'kafka') AS watermark,
         (SELECT count(*) FROM ${schema}.inbox WHERE state IN ('pending', 'held')) AS inbox FROM ${schema}.sequencer s`,
    );
    const waits = await this.engine.database.ask(perSchema.join(' UNION ALL ')).catch(() => []);
    const { isReadToTheEnd } = this;
    this.history.note({ what: 'done', action: `what waits: ${JSON.stringify({ waits, isReadToTheEnd })}` });
  }

  /** Nothing is under way at one moment: what the broker had was received before the look at the tables, and it got no more. */
  private async nothingWaits(): Promise<boolean> {
    if (!this.overBroker || this.broker === undefined) return this.nothingWaitsInTables();
    const { recordsEver } = this.broker;
    return this.isReadToTheEnd && (await this.nothingWaitsInTables()) && this.broker.recordsEver === recordsEver;
  }

  private get isReadToTheEnd(): boolean {
    const groups = this.plan.lanes.map((lane) => `${laneShapes[lane].service}.${lane}`);
    return this.broker?.isReadToTheEndBy(groups) === true;
  }

  private async nothingWaitsInTables(): Promise<boolean> {
    const { database } = this.engine;
    const perSchema = schemas.map(
      (schema) => `
        NOT EXISTS (SELECT 1 FROM ${schema}.outbox)
        AND NOT EXISTS (SELECT 1 FROM ${schema}.inbox i WHERE state IN ('pending', 'held') AND NOT EXISTS (
              SELECT 1 FROM ${schema}.inbox_key k JOIN ${schema}.dead_letter d USING (lane, topic, key)
               WHERE (k.lane, k.topic, k.key) = (i.lane, i.topic, i.key) AND k.state = 'dead' AND d.settled_at IS NULL AND d.kind = 'dead'))
        ${
          this.overBroker
            ? `AND coalesce((SELECT position FROM ${schema}.sink_watermark WHERE sink = 'kafka'), 0) >= (SELECT position FROM ${schema}.sequencer)`
            : `AND NOT EXISTS (SELECT 1 FROM ${schema}.inbox_lane l WHERE cursor < CASE source ${schemas
                .map((source) => `WHEN '${source}' THEN (SELECT position FROM ${source}.sequencer)`)
                .join(' ')} END)`
        }`,
    );
    const lanes = `(SELECT count(DISTINCT lane) FROM (SELECT lane FROM matching.inbox_lane UNION ALL SELECT lane FROM registry.inbox_lane) l)`;
    const [row] = await database
      .ask<{ quiet: boolean }>(`SELECT ${perSchema.join(' AND ')} AND ${lanes} >= $1 AS quiet`, [
        this.plan.lanes.length,
      ])
      .catch(() => []);
    return row?.quiet === true;
  }

  private inBackground(work: Promise<void>): void {
    const running = work
      .catch((error: unknown) => this.history.note({ what: 'done', action: `ended with ${String(error)}` }))
      .finally(() => this.background.delete(running));
    this.background.add(running);
  }

  private async until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
    const { silenceMilliseconds, mostMilliseconds } = this.engine.patience;
    const deadline = performance.now() + mostMilliseconds;
    let heard = { entries: 0, at: performance.now() };
    while (!(await condition())) {
      const { length } = this.history.entries;
      if (length !== heard.entries) heard = { entries: length, at: performance.now() };
      if (performance.now() > Math.min(deadline, heard.at + silenceMilliseconds)) {
        this.cutShort ||= performance.now() <= heard.at + silenceMilliseconds;
        this.history.note({ what: 'unsettled', waiting: what });
        return;
      }
      await pause(5);
    }
  }
}

/** Faults meet each other: one may be lost with its connection. A statement that is refused is never brought about. */
function failureOf(error: unknown): 'fault-lost' | 'fault-refused' {
  return /^(22|23|42)/.test((error as { code?: string }).code ?? '') ? 'fault-refused' : 'fault-lost';
}

/** What the harness publishes that nobody understands. */
export const neverUnderstood: readonly string[] = [types.unheard];
