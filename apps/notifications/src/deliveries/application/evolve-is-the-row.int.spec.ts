import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { firmChecked, startTelling } from '../../notifications.fixture.js';
import { evolve, failureCodes } from '../domain/delivery.js';
import type { Delivery } from '../domain/delivery.js';
import { deliveryContract } from '../events/delivery.contract.js';
import { DeliveryRow, deliveryMapping } from '../postgres/delivery.row.js';
import { workflowOf } from '../../workflows/domain/workflows.js';

jest.setTimeout(60_000);

let at: Awaited<ReturnType<typeof startTelling>>;
beforeAll(async () => {
  at = await startTelling();
});
afterAll(() => at.stop());

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ failure: fc.constantFrom(...failureCodes) }) },
  { weight: 1, arbitrary: fc.constant('sent' as const) },
);

describe('the row of a delivery', () => {
  it('is what its events say, and survives the way there and back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        await at.sql('TRUNCATE outbox, delivery, delivery_work');
        const recipient = { personId: randomUUID(), organisationId: 'investhk' };
        await at.deliveries.queueMail(firmChecked(randomUUID()), workflowOf('enterprise-checked'), recipient, {});
        const [{ id } = { id: '' }] = await at.sql<{ id: string }>('SELECT id FROM delivery');
        for (const one of steps) {
          if (one === 'sent') await at.deliveries.recordSent(id);
          else await at.deliveries.recordFailure(id, one.failure);
        }
        const row = await at.units.run((unit) => unit.manager.findOneByOrFail(DeliveryRow, { id }));
        const events = await at.sql<{ type: string; payload: Buffer }>('SELECT type, payload FROM outbox ORDER BY seq');
        const told = events
          .map(({ type, payload }) => deliveryContract.decode(type, payload))
          .reduce<Delivery | undefined>(evolve, undefined);
        expect(deliveryMapping.toState(row)).toEqual(told);
        expect(row.version).toBe(events.length);
        const work = await at.sql('SELECT 1 FROM delivery_work');
        expect(work).toHaveLength(told?.status === 'waiting' ? 1 : 0);
      }),
      { numRuns: 40 },
    );
  });
});
