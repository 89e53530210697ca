import { newId } from '@harbourlink/kernel';
import { startMouTracker } from './mou-service.fixture.js';
import type { Answer } from './mou-service.fixture.js';

/** The service with two firms introduced over one need, and everybody who has to do with them. */
export async function startWithCast() {
  const at = await startMouTracker();
  const firm = await at.enterprise('Sample Precision Ltd');
  const provider = await at.enterprise('Sample Treasury Ltd');
  const officer = await at.member('shanghai', 'officer');
  await at.case(firm, 'shanghai', officer.personId);
  return {
    at,
    firm,
    provider,
    need: newId(),
    officer,
    colleague: await at.member('shanghai', 'team_head'),
    verifier: await at.member('investhk', 'verifier', 'agency'),
    auditor: await at.member('investhk', 'auditor', 'agency'),
    customer: await at.member(firm, 'enterprise_member', 'enterprise'),
    stranger: await at.member(newId(), 'enterprise_member', 'enterprise'),
    commercial: (more: object = {}) => ({
      kindCode: 'commercial',
      title: { en: 'Treasury centre' },
      parties: [
        { organisationId: firm, roleCode: 'party' },
        { organisationId: provider, roleCode: 'party' },
      ],
      ...more,
    }),
    claim: (more: object = {}) => ({
      enterpriseId: firm,
      kindCode: 'treasury-centre',
      amounts: [{ year: 2026, amount: { amount: '1200000.50', currency: 'HKD' } }],
      ...more,
    }),
  };
}

export type Cast = Awaited<ReturnType<typeof startWithCast>>;

export const idOf = ({ body }: Answer): string => String(body['id']);
