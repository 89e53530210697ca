import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IntroductionAcceptedSchema, IntroductionExpiredSchema } from '@harbourlink/contracts/matching';
import { OutcomeConfirmedSchema } from '@harbourlink/contracts/mou';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import type { Identity } from '../identity-service.fixture.js';
import { startIdentity } from '../identity-service.fixture.js';
import { samplePeople } from '../sample-people/sample-people.js';

let identity: Identity;
let mint: string;
const personId = samplePeople[0]?.personId ?? '';

beforeAll(async () => {
  identity = await startIdentity();
  mint = await identity.serviceToken('links:mint');
}, 60_000);
afterAll(() => identity.stop());

async function link(purpose: string, resourceId: string, organisationId: string = newId()): Promise<string> {
  const asked = { personId, purpose, resourceId, organisationId };
  return String((await identity.create('links', mint, asked)).body['url']).split('/links/')[1] ?? '';
}
const isOpen = async (token: string) => (await identity.get(`links/${token}`)).body['open'];

describe('links', () => {
  it('are closed once their question has been answered', async () => {
    const [outcomeId, another] = [newId(), newId()];
    const [token, other] = [await link('outcome.confirm', outcomeId), await link('outcome.confirm', another)];
    await identity.mou.publish(OutcomeConfirmedSchema, { byPersonId: personId, meansCode: 'bound-link' }, outcomeId);
    await eventually(async () => (await isOpen(token)) === false);
    expect((await identity.post(`links/${token}/session`)).body['code']).toBe('link.closed');
    expect(await isOpen(other)).toBe(true);
  });

  it('of one party are closed when it accepts, and those of the others stay', async () => {
    const [introductionId, mine] = [newId(), newId()];
    const myLink = await link('introduction.respond', introductionId, mine);
    const theirLink = await link('introduction.respond', introductionId);
    await identity.matching.publish(
      IntroductionAcceptedSchema,
      { organisationId: mine, byPersonId: personId },
      introductionId,
    );
    await eventually(async () => (await isOpen(myLink)) === false);
    expect(await isOpen(theirLink)).toBe(true);
  });

  it('of all parties are closed when the introduction ends', async () => {
    const introductionId = newId();
    const links = [
      await link('introduction.respond', introductionId),
      await link('introduction.respond', introductionId),
    ];
    await identity.matching.publish(IntroductionExpiredSchema, { waitingOrganisationIds: [] }, introductionId);
    await eventually(async () => (await Promise.all(links.map(isOpen))).every((open) => open === false));
  });

  it('of a person are ended by an administrator', async () => {
    const token = await link('outcome.confirm', newId());
    const administrator = await identity.tokenOf('administrator');
    await eventually(async () => (await identity.get('people', administrator)).status === 200);
    const ended = await identity.create('links/revocations', administrator, { personId });
    expect([ended.status, Number(ended.body['revoked']) > 0]).toEqual([200, true]);
    expect((await identity.post(`links/${token}/session`)).body['code']).toBe('link.closed');
    expect((await identity.create('links/revocations', mint, { personId })).status).toBe(403);
  });
});
