import { eventually } from '@harbourlink/testing';
import type { IntroductionResponse } from './introductions/http/introduction.responses.js';
import { idOf, startService } from './service.fixture.js';

export type Problem = { code: string; detail: string };
export const introductions = '/api/v1/introductions';
/** The need of E1 and the offer of P1: exact service and sector. */
export const pair = { needId: idOf('E1', 'need'), offerIds: [idOf('P1', 'offer')] };

/** The service with some of the sample world in it, and the people who introduce E1 to P1. */
export async function startIntroducing() {
  const at = await startService();
  for (const sample of ['E1', 'E4', 'E12', 'P1', 'P4', 'P7', 'P12']) await at.checkFirm(sample);
  for (const sample of ['P1', 'P4', 'P7', 'P12']) await at.publishOffer(sample);
  for (const sample of ['E1', 'E4', 'E12']) await at.publishNeed(sample);
  const officer = await at.person('shanghai', 'officer');
  const otherOffice = await at.person('beijing', 'officer');
  const firm = await at.person(idOf('E1'), 'enterprise_member');
  const provider = await at.person(idOf('P1'), 'provider_member');
  const stranger = await at.person(idOf('P12'), 'provider_member');
  await eventually(async () => (await at.sql('SELECT 1 FROM suggestion')).length >= 3, { within: 20_000 });

  const propose = async (more: object = {}): Promise<IntroductionResponse> => {
    const { status, body } = await officer.creates<IntroductionResponse>(introductions, { ...pair, ...more });
    if (status !== 201) throw new Error(`proposing was answered with ${status}: ${JSON.stringify(body)}`);
    return body;
  };

  return {
    ...at,
    ...{ officer, otherOffice, firm, provider, stranger, propose },

    /** The id of an introduction that both sides have accepted. */
    async inProgress(): Promise<string> {
      const { id } = await propose();
      const path = `${introductions}/${id}`;
      await provider.changes(path, 'conflict-check', { resultCode: 'cleared' });
      await provider.changes(path, 'acceptance');
      await firm.changes(path, 'acceptance');
      return id;
    },

    /** Gives the places back that earlier tests left taken. */
    freePlaces: () =>
      at.sql(
        `UPDATE introduction SET status = 'withdrawn' WHERE status IN ('proposed', 'conflict-checked', 'in-progress')`,
      ),
  };
}

export type Introducing = Awaited<ReturnType<typeof startIntroducing>>;
