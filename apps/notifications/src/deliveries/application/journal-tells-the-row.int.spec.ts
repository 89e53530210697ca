import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { journalMustTellTheRow } from '@harbourlink/service-kit/testing';
import { firmChecked, startTelling } from '../../notifications.fixture.js';
import { evolve, failureCodes } from '../domain/delivery.js';
import { deliveryContract } from '../events/delivery.contract.js';
import { deliveryRows } from '../postgres/delivery.row.js';
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

describe('the journal tells the row', () => {
  it('of a delivery, and whether there is work left', async () => {
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
        const told = await journalMustTellTheRow(id, { contract: deliveryContract, evolve, rows: deliveryRows }, at);
        const work = await at.sql('SELECT 1 FROM delivery_work');
        expect(work).toHaveLength(told?.state.status === 'waiting' ? 1 : 0);
      }),
      { numRuns: 40 },
    );
  });
});
