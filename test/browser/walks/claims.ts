import { expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Stage } from '../stage/stage.js';

const hkd = (amount: string) => ({ amount, currency: 'HKD' });

/** An investment over two years that an officer claims for a firm; gives its id. */
export async function claim({ api, sample }: Stage, firm: string, officer: string): Promise<string> {
  const content = {
    enterpriseId: sample(firm).organisationId,
    kindCode: 'investment',
    amounts: [
      { year: 2026, amount: hkd('1200000.50') },
      { year: 2027, amount: hkd('3000000.00') },
    ],
    jobs: 12,
  };
  const claimed = await eventually(async () => {
    const answer = await api(officer).create('outcomes', content);
    return answer.status === 201 ? answer : undefined;
  });
  expect(claimed?.status).toBe(201);
  return claimed?.body.id;
}
