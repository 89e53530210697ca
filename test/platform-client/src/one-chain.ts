import { eventually } from '@harbourlink/testing';
import type { Answer, Person } from './person.js';

export interface Players {
  /** Of the office that has the firm's case. */
  readonly officer: Person;
  readonly firm: { readonly person: Person; readonly organisationId: string };
  readonly provider: { readonly person: Person; readonly organisationId: string };
  readonly verifier: Person;
}

/** Walks one need of the firm the whole way, from its best candidate to a verified outcome, through the public API. */
export async function walkOneChain({ officer, firm, provider, verifier }: Players): Promise<void> {
  const [need] = done(await officer.get(`needs?enterpriseId=${firm.organisationId}`)).items;
  const offerId = await eventually(async () => {
    const { items } = done(await officer.get(`candidates?needId=${need.id}`));
    return items.find((one: { providerId: string }) => one.providerId === provider.organisationId)?.offerId as string;
  });

  const proposed = done(await officer.create('introductions', { needId: need.id, offerIds: [offerId] }));
  const introduction = `introductions/${proposed.id}`;
  await step(provider.person, `${introduction}/conflict-check`, { resultCode: 'cleared' });
  await step(provider.person, `${introduction}/acceptance`);
  await step(firm.person, `${introduction}/acceptance`);

  const arranged = { introductionId: proposed.id, modeCode: 'online', startsAt: new Date().toISOString() };
  const meeting = done(await officer.create('meetings', arranged));
  const attendedOrganisationIds = [firm.organisationId, provider.organisationId];
  await step(officer, `meetings/${meeting.id}/holding`, { attendedOrganisationIds });
  for (const { person } of [firm, provider]) {
    await step(person, `meetings/${meeting.id}/ratings`, { ratingCode: 'co-operation-possible' });
  }

  const paper = {
    kindCode: 'commercial',
    title: { en: 'Sample memorandum' },
    parties: attendedOrganisationIds.map((organisationId) => ({ organisationId, roleCode: 'party' })),
    areaCodes: ['trade-and-investment'],
    meetingId: meeting.id,
  };
  const memorandum = await onceKnown(() => officer.create('memoranda', paper));
  await step(officer, `memoranda/${memorandum.id}/negotiation`);
  await step(officer, `memoranda/${memorandum.id}/signature`, { signedOn: '2026-01-05' });
  await step(officer, `memoranda/${memorandum.id}/implementation`);

  const claim = {
    enterpriseId: firm.organisationId,
    kindCode: 'treasury-centre',
    memorandumId: memorandum.id,
    jobs: 8,
  };
  const outcome = await onceKnown(() => officer.create('outcomes', claim));
  await step(firm.person, `outcomes/${outcome.id}/confirmation`, {});
  await step(verifier, `outcomes/${outcome.id}/verification`);
}

/** A command on what its sender reads just now. */
async function step(person: Person, path: string, body?: object): Promise<void> {
  const { version } = done(await person.get(path.slice(0, path.lastIndexOf('/'))));
  done(await person.change(path, version, body));
}

/** What another service decided arrives as an event: until then the reference is refused. */
function onceKnown(ask: () => Promise<Answer>): Promise<Answer['body']> {
  return eventually(async () => done(await ask()), { within: 20_000 });
}

function done({ status, body }: Answer): Answer['body'] {
  if (status < 300) return body;
  throw new Error(`one step of the chain was answered with ${status}: ${JSON.stringify(body)}`);
}
