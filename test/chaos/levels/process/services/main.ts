import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { KafkaBroker } from '@harbourlink/messaging';
import { onFailpoint } from '@harbourlink/messaging/failpoint';
import type { Service } from '@harbourlink/service-kit/service';
import { createMatching } from './matching.js';
import type { Order, Word } from './orders.js';
import { createRegistry } from './registry.js';

/**
 * A process of one of the two services. It loads everything, then waits to be told which it is: a replica that was killed
 * is replaced within a fraction of a second.
 */
const say = (word: Word): void => void process.send?.(word);
const RealDate = Date;
let clockOffset = 0;
let deathAt: { step: string; left: number } | undefined;
let service: Service | undefined;

globalThis.Date = class extends RealDate {
  constructor(...parts: unknown[]) {
    if (parts.length === 0) super(RealDate.now() + clockOffset);
    else super(...(parts as [number]));
  }
  static override now(): number {
    return RealDate.now() + clockOffset;
  }
} as DateConstructor;

function reach(step: string): undefined {
  if (deathAt?.step !== step) return;
  deathAt.left -= 1;
  if (deathAt.left <= 0) process.kill(process.pid, 'SIGKILL');
}

onFailpoint(reach);

const { send, subscribe } = KafkaBroker.prototype;
KafkaBroker.prototype.send = async function (this: KafkaBroker, records) {
  reach('broker: about to send');
  await send.call(this, records);
  reach('broker: sent');
};
KafkaBroker.prototype.subscribe = function (this: KafkaBroker, subscription) {
  return subscribe.call(this, {
    ...subscription,
    async onRecords(records) {
      reach('broker: received');
      const outcome = await subscription.onRecords(records);
      reach('broker: stored');
      return outcome;
    },
  });
};

async function start({ service: name, environment }: Extract<Order, { order: 'start' }>): Promise<void> {
  service = await (name === 'registry' ? createRegistry : createMatching)(environment);
  void service.failed.then(() => process.exit(1));
  const { url } = await service.start();
  say({ word: 'started', url });
}

async function exhaustPool(milliseconds: number): Promise<void> {
  const source = service?.application.get(DataSource);
  if (!source) return;
  const hold = async (): Promise<void> => {
    const runner = source.createQueryRunner();
    await runner.connect().then(() => pause(milliseconds));
    await runner.release();
  };
  await Promise.allSettled(Array.from({ length: 6 }, hold));
}

function obey(order: Order): void {
  if (order.order === 'start') start(order).catch(endWith);
  else if (order.order === 'clock') clockOffset = order.milliseconds;
  else if (order.order === 'exhaust-pool') void exhaustPool(order.milliseconds);
  else deathAt = order.step === undefined ? undefined : { step: order.step, left: order.nth };
}

function endWith(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1));
}

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  if (service) service.stop().then(() => process.exit(0), endWith);
  else process.exit(0);
}

process.on('SIGTERM', stop);
process.on('disconnect', () => process.exit(0));
process.on('message', obey);
say({ word: 'loaded' });
