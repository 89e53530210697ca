import { eventually } from '@harbourlink/testing';
import { signInAs, walkOneChain } from '@harbourlink/platform-client';
import { firmsFile } from '../stage/firms-file.js';
import { reportOf, tellFromOutside } from '../stage/outside.js';
import type { Stage } from '../stage/stage.js';

/** Ids of one thing of each kind, of a chain that has come the whole way. */
export interface Found {
  readonly enterprise: string;
  readonly need: string;
  readonly ownDraft: string;
  readonly offer: string;
  readonly introduction: string;
  readonly openIntroduction: string;
  readonly meeting: string;
  readonly memorandum: string;
  readonly outcome: string;
  readonly import: string;
  readonly letter: string;
}

type Of = Pick<Stage, 'api' | 'sample' | 'url' | 'secrets'>;

/** Brings about, by the public API, what the pages need to have something to show; once for a platform. */
export async function findThings({ api, sample, url, secrets }: Of): Promise<Found> {
  const officer = api('officer-wuhan');
  const firm = { person: api('E9'), organisationId: sample('E9').organisationId };
  const provider = { person: api('P10'), organisationId: sample('P10').organisationId };
  const first = async (path: string, by = officer): Promise<{ id: string } | undefined> =>
    (await by.get(path)).body.items?.[0];
  const found = async (path: string, by = officer): Promise<string> =>
    (await eventually(async () => (await first(path, by)) as { id: string }, { within: 20_000 })).id;

  const verified = `outcomes?status=verified&enterpriseId=${firm.organisationId}`;
  if (!(await first(verified))) await walkOneChain({ officer, firm, provider, verifier: api('verifier') });
  const outcome = await found(verified);
  const { meetingId, memorandumId } = (await officer.get(`outcomes/${outcome}`)).body;
  const need = await found(`needs?enterpriseId=${firm.organisationId}`);
  const open = `introductions?organisationId=${sample('P9').organisationId}`;
  if (!(await first(open, api('officer-chengdu')))) await propose({ api, sample });
  if (!(await first('imports'))) await importRows(url, sample('officer-wuhan').personId);
  const letters = 'registry/operations/dead-letters?state=open';
  if (!(await first(letters, api('administrator'))))
    await tellFromOutside({ url, secrets }, 'pages', reportOf('no-code-at-all'));
  return {
    enterprise: firm.organisationId,
    need,
    ownDraft: sample('E14').organisationId,
    offer: await found('offers', provider.person),
    introduction: await found(`introductions?needId=${need}`),
    openIntroduction: await found(open, api('officer-chengdu')),
    meeting: meetingId,
    memorandum: memorandumId,
    outcome,
    import: await found('imports'),
    letter: await found(letters, api('administrator')),
  };
}

/** A file of one good row and two bad ones. */
async function importRows(url: string, personId: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/imports?dryRun=false`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await signInAs(url, personId)}`,
      'content-type': 'text/csv',
      'idempotency-key': crypto.randomUUID(),
    },
    body: firmsFile(['600999.SH']),
  });
  if (answer.status !== 201) throw new Error(`the file was answered with ${answer.status}: ${await answer.text()}`);
}

/** An introduction that waits for the provider. */
async function propose({ api, sample }: Pick<Of, 'api' | 'sample'>): Promise<void> {
  const officer = api('officer-chengdu');
  const need = (await officer.get(`needs?enterpriseId=${sample('E8').organisationId}`)).body.items[0];
  const { items } = (await officer.get(`candidates?needId=${need.id}`)).body;
  const providerId = sample('P9').organisationId;
  const offerId = items.find((one: { providerId: string }) => one.providerId === providerId)?.offerId;
  await officer.create('introductions', { needId: need.id, offerIds: [offerId] });
}
