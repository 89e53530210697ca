import { answerOf, ApiProblem, ifMatch, onceAs } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import { inParallel } from '../in-parallel.js';
import type { SamplePeople, SamplePerson } from '../sign-in/sample-people.js';
import { sampleEnterprises } from './sample-enterprises.js';
import { enterpriseProfile, hongKongDay, needOf, offerOf, providerProfile } from './sample-papers.js';
import type { NeedFields, OfferFields, ProfileFields } from './sample-facts.js';
import { sampleProviders } from './sample-providers.js';

type Enterprise = Schemas['enterprise-registry']['EnterpriseResponse'];

export interface SeedReport {
  readonly enterprises: number;
  readonly checked: number;
  readonly needs: number;
  readonly offers: number;
}

/** Told after each firm, with how many are done of how many. */
export type Progress = (done: number, of: number, firm: string) => void;

const firmsAtOnce = 4;
/** Within what a need or an offer may last. */
const daysPublished = 120;

/**
 * Creates the sample world as its people would: members draft and submit, officers of the right office check, members
 * publish. What is there already is left as it is, so that it can be repeated and goes on where it was cut off.
 */
export async function seed(people: SamplePeople, told: Progress = () => undefined): Promise<SeedReport> {
  const firms = [
    ...sampleEnterprises.map((firm) => ({ firm, settle: () => settleEnterprise(people, firm) })),
    ...sampleProviders.map((firm) => ({ firm, settle: () => settleProvider(people, firm) })),
  ];
  let done = 0;
  const settled = await inParallel(firmsAtOnce, firms, async ({ firm, settle }) => {
    const published = await settle();
    told((done += 1), firms.length, `${firm.key} ${firm.names.en}`);
    return published;
  });
  const count = (what: Settled) => settled.filter((one) => one === what).length;
  return {
    enterprises: settled.length,
    checked: settled.length - count('draft'),
    needs: count('need'),
    offers: count('offer'),
  };
}

type Settled = 'draft' | 'need' | 'offer';

async function settleEnterprise(people: SamplePeople, firm: (typeof sampleEnterprises)[number]): Promise<Settled> {
  const member = people.called(firm.key);
  const enterprise = await draft(people.clientOf(member), member, enterpriseProfile(firm));
  const need = needOf(firm, member.organisationId, new Date());
  if (need === undefined) return 'draft';
  await haveChecked(people, member, enterprise);
  await publishNeed(people.clientOf(member), member, need);
  return 'need';
}

async function settleProvider(people: SamplePeople, firm: (typeof sampleProviders)[number]): Promise<Settled> {
  const member = people.called(firm.key);
  const enterprise = await draft(people.clientOf(member), member, providerProfile(firm));
  await haveChecked(people, member, enterprise);
  const offer = offerOf(firm, member.organisationId, (key) => people.called(key).organisationId);
  await publishOffer(people.clientOf(member), member, offer);
  return 'offer';
}

async function draft(client: ApiClient, member: SamplePerson, profile: ProfileFields): Promise<Enterprise> {
  const known = await existing(client, member.organisationId);
  const once = onceAs(`sample-world-profile-${member.key}`);
  return known ?? answerOf(client.POST('/api/v1/enterprises', { body: profile, ...once }));
}

async function existing(client: ApiClient, id: string): Promise<Enterprise | undefined> {
  try {
    return await answerOf(client.GET('/api/v1/enterprises/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined;
    throw error;
  }
}

/** Submitted by the member, checked by an officer of the office that has the case. */
async function haveChecked(people: SamplePeople, member: SamplePerson, enterprise: Enterprise): Promise<void> {
  const { id } = enterprise;
  let { status, version } = enterprise;
  const at = () => ({ params: { path: { id }, header: ifMatch(version) } });
  if (status === 'draft') {
    const asked = people.clientOf(member).POST('/api/v1/enterprises/{id}/submission', at());
    ({ status, version } = await answerOf(asked));
  }
  if (status !== 'submitted') return;
  const agency = people.clientOf(people.withRole('officer', 'investhk'));
  const seen = await answerOf(agency.GET('/api/v1/enterprises/{id}', { params: { path: { id } } }));
  const officer = people.withRole('officer', seen.case?.officeCode ?? 'investhk');
  await answerOf(people.clientOf(officer).POST('/api/v1/enterprises/{id}/check', at()));
}

async function publishNeed(client: ApiClient, member: SamplePerson, body: NeedFields): Promise<void> {
  const { items } = await answerOf(
    client.GET('/api/v1/needs', { params: { query: { enterpriseId: member.organisationId, limit: 200 } } }),
  );
  const once = onceAs(`sample-world-need-${member.key}`);
  const need = items.at(-1) ?? (await answerOf(client.POST('/api/v1/needs', { body, ...once })));
  if (need.status !== 'draft') return;
  const at = { params: { path: { id: need.id }, header: ifMatch(need.version) } };
  await answerOf(client.POST('/api/v1/needs/{id}/publication', { ...at, body: { endsOn: lastDay() } }));
}

async function publishOffer(client: ApiClient, member: SamplePerson, body: OfferFields): Promise<void> {
  const { items } = await answerOf(
    client.GET('/api/v1/offers', { params: { query: { providerId: member.organisationId, limit: 200 } } }),
  );
  const once = onceAs(`sample-world-offer-${member.key}`);
  const offer = items.at(-1) ?? (await answerOf(client.POST('/api/v1/offers', { body, ...once })));
  if (offer.status !== 'draft') return;
  const at = { params: { path: { id: offer.id }, header: ifMatch(offer.version) } };
  await answerOf(client.POST('/api/v1/offers/{id}/publication', { ...at, body: { endsOn: lastDay() } }));
}

function lastDay(): string {
  return hongKongDay(new Date(), daysPublished);
}
