import { describe, expect, it } from '@jest/globals';
import { engineFaults } from '../faults/engine-faults.js';
import { drawPlan } from './draw-plan.js';
import { types } from './plan.js';
import type { Plan } from './plan.js';

const seeds = Array.from({ length: 150 }, (_, seed) => seed);
const plans = seeds.flatMap((seed) => [drawPlan(seed, 'postgres'), drawPlan(seed, 'kafka')]);

describe('a plan', () => {
  it('is the same for the same seed, and another for another', () => {
    for (const seed of seeds) expect(drawPlan(seed, 'kafka')).toEqual(drawPlan(seed, 'kafka'));
    expect(new Set(plans.map((plan) => JSON.stringify({ ...plan, seed: 0 }))).size).toBe(plans.length);
  });

  it('is plain data, so that it can be written down', () => {
    for (const plan of plans) expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('comes to every fault in the end, and only to those of its transport', () => {
    const drawn = new Set(plans.flatMap(({ faults }) => faults));
    expect(engineFaults.filter(({ name, rare }) => !rare && !drawn.has(name))).toEqual([]);
    for (const { transport, faults } of plans)
      for (const name of faults)
        expect(engineFaults.find((fault) => fault.name === name)?.transports).toContain(transport);
  });

  it.each(engineFaults.map(({ name, transports }) => ({ name, transport: transports[0] ?? 'postgres' })))(
    'of $name alone differs from a calm one',
    ({ name, transport }) => {
      const shaped = seeds.slice(0, 20).map((seed) => drawPlan(seed, transport, name));
      for (const plan of shaped) expect(plan.faults).toEqual([name]);
      expect(shaped.some(isDisturbed)).toBe(true);
    },
  );

  it('refuses a fault that is not of its transport', () => {
    expect(() => drawPlan(1, 'postgres', 'rebalance-storm')).toThrow(/rebalance-storm/);
  });

  it('names each event once, and leaves something to each enterprise that a need waits for', () => {
    for (const plan of plans) {
      const events = plan.transactions.flatMap((one) => one.events);
      expect(new Set(events.map(({ token }) => token)).size).toBe(events.length);
      const happening = plan.transactions.filter((one) => !one.rollsBack).flatMap((one) => one.events);
      const readable = new Set(
        happening.filter(({ type, bytes }) => type !== types.unheard && bytes === undefined).map(({ key }) => key),
      );
      for (const { of } of happening) if (of !== undefined) expect(readable).toContain(of);
    }
  });
});

function isDisturbed(plan: Plan): boolean {
  const { atSteps, afterTransactions, poison, transactions, broker } = plan;
  const events = transactions.flatMap((one) => one.events);
  return (
    atSteps.length + afterTransactions.length + poison.length > 0 ||
    plan.deaf ||
    plan.backlog ||
    plan.oldReplicas > 0 ||
    plan.clock !== undefined ||
    plan.handlerMilliseconds > 2 ||
    plan.lanes.includes('join') ||
    transactions.some((one) => one.swallowsFailure || one.holdsMilliseconds > 8 || one.earlyId) ||
    events.some(({ type, bytes }) => bytes !== undefined || type === types.unheard || type === types.added) ||
    broker.refused + broker.redelivered + broker.rebalances + broker.timedOutButLanded + broker.foreignRecords > 0
  );
}
