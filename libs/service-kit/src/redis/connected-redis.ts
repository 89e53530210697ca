import { setTimeout as pause } from 'node:timers/promises';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { Outage } from './outage.js';
import type { OutageLog } from './outage.js';
import type { RedisConnection } from './redis-connection.js';
import { Redis } from './redis.js';
import type { Counted } from './redis.js';

export interface ConnectedRedisOptions {
  readonly connect: () => Promise<RedisConnection>;
  /** Put before every key and channel: several platforms may share one Redis. */
  readonly prefix: string;
  readonly log: OutageLog;
  /** A request waits for Redis so long and no longer. */
  readonly patienceMilliseconds?: number;
  readonly heartbeatMilliseconds?: number;
  readonly retryMilliseconds?: number;
}

/** Heartbeats without an answer, one after the other, that make a connection a dead one. */
const mostSilentHeartbeats = 3;

/** One round trip; the end of the window is set where there is none, so that no count stays for ever. */
const countInWindow = `local count = redis.call('INCR', KEYS[1])
local ends = redis.call('PTTL', KEYS[1])
if ends < 0 then
  ends = tonumber(ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ends)
end
return {count, ends}`;

/** Redis by one connection that is made anew whenever it breaks or falls silent; without one, every answer is "not now". */
export class ConnectedRedis extends Redis implements OnModuleInit, OnApplicationShutdown {
  private connection: RedisConnection | undefined;
  /** Set by a command that took too long: only the heartbeat asks, until it is answered in time. */
  private slow = false;
  private readonly listeners = new Map<string, ((message: string) => void)[]>();
  private readonly closing = new AbortController();
  private opened: Promise<void> | undefined;
  private running: Promise<void> | undefined;
  private readonly outage: Outage;

  constructor(private readonly options: ConnectedRedisOptions) {
    super();
    this.outage = new Outage(options.log);
  }

  async read(...keys: readonly string[]): Promise<readonly (string | null)[] | undefined> {
    return this.ask<(string | null)[]>('MGET', ...keys.map((key) => this.named(key)));
  }

  keep(key: string, value: string, milliseconds: number): void {
    void this.ask('SET', this.named(key), value, 'PX', String(milliseconds));
  }

  async count(key: string, windowMilliseconds: number): Promise<Counted | undefined> {
    const window = String(windowMilliseconds);
    const counted = await this.ask<[number, number]>('EVAL', countInWindow, '1', this.named(key), window);
    return counted && { count: counted[0], endsIn: counted[1] };
  }

  publish(channel: string, message: string): void {
    void this.ask('PUBLISH', this.named(channel), message);
  }

  listen(channel: string, listener: (message: string) => void): void {
    const listeners = this.listeners.get(channel);
    if (listeners) {
      listeners.push(listener);
      return;
    }
    this.listeners.set(channel, [listener]);
    const { connection } = this;
    // The next connection begins with all channels.
    if (connection) this.inTime(this.subscribe(connection, channel)).catch(() => connection.end());
  }

  async open(): Promise<void> {
    this.opened ??= new Promise((tried) => {
      this.running = this.keepConnected(tried);
    });
    await this.opened;
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.connection?.end();
    await this.running;
  }

  onModuleInit(): Promise<void> {
    return this.open();
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  private named(name: string): string {
    return `${this.options.prefix}${name}`;
  }

  private async ask<Answer>(...command: readonly string[]): Promise<Answer | undefined> {
    const { connection } = this;
    if (!connection || this.slow) return undefined;
    try {
      return (await this.inTime(connection.send(command))) as Answer;
    } catch (error) {
      if (error instanceof TooSlow) this.slow = true;
      if (!this.closing.signal.aborted) this.outage.failed(error);
      return undefined;
    }
  }

  private inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const { patienceMilliseconds = 100 } = this.options;
    return new Promise((done, failed) => {
      // The delay may have been our own: an answer that has arrived meanwhile is taken.
      const giveUp = (): void => failed(new TooSlow(`no answer within ${patienceMilliseconds} ms`));
      const timer = setTimeout(() => setImmediate(giveUp), patienceMilliseconds).unref();
      answer.then(done, failed).finally(() => clearTimeout(timer));
    });
  }

  /** Connects, lives with the connection until it is no more, and connects again. */
  private async keepConnected(tried: () => void): Promise<void> {
    const { signal } = this.closing;
    const { retryMilliseconds = 250 } = this.options;
    while (!signal.aborted) {
      try {
        const connection = await this.options.connect();
        await this.liveWith(connection, tried);
      } catch (error) {
        if (!signal.aborted) this.outage.failed(error);
      }
      tried();
      // Not all replicas at the same moment.
      const wait = retryMilliseconds * (1 + Math.random());
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Rejects with the reason when the connection is lost. */
  private async liveWith(connection: RedisConnection, tried: () => void): Promise<void> {
    const { heartbeatMilliseconds = 1_000 } = this.options;
    const lost = new AbortController();
    void connection.broken.then((reason) => lost.abort(reason));
    const over = AbortSignal.any([this.closing.signal, lost.signal]);
    try {
      for (const channel of this.listeners.keys()) await this.inTime(this.subscribe(connection, channel));
      this.slow = false;
      this.connection = connection;
      tried();
      for (let silent = 0; silent < mostSilentHeartbeats;) {
        await pause(heartbeatMilliseconds, undefined, { signal: over, ref: false }).catch(() => undefined);
        if (over.aborted) throw over.reason;
        silent = (await this.answersInTime(connection)) ? 0 : silent + 1;
      }
      throw new Error('it has fallen silent');
    } finally {
      this.connection = undefined;
      connection.end();
    }
  }

  private async answersInTime(connection: RedisConnection): Promise<boolean> {
    try {
      await this.inTime(connection.send(['PING']));
      this.slow = false;
      this.outage.worked();
      return true;
    } catch (error) {
      this.slow = true;
      this.outage.failed(error);
      return false;
    }
  }

  private subscribe(connection: RedisConnection, channel: string): Promise<unknown> {
    return connection.subscribe(this.named(channel), (message) => {
      for (const listener of this.listeners.get(channel) ?? []) listener(message);
    });
  }
}

class TooSlow extends Error {}
