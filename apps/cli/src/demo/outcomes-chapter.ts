import { answerOf, ApiProblem, createApiClient, ifMatch } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import { labelOf } from '@harbourlink/taxonomy';
import type { SamplePerson } from '../sign-in/sample-people.js';
import { Trouble } from '../trouble.js';
import { until } from '../until.js';
import { linkInMail } from './kept-mails.js';
import type { Signed } from './memoranda-chapter.js';
import { nameIn } from './stage.js';
import type { Stage } from './stage.js';

type Claim = Schemas['mou-tracker']['ClaimRequest'];
type Outcome = Schemas['mou-tracker']['OutcomeResponse'];
export type Chain = Schemas['mou-tracker']['ChainResponse'];

const at = ({ id, version }: Outcome) => ({ params: { path: { id }, header: ifMatch(version) } });

/** Claimed by an officer, confirmed by the customer through the link in a real mail, verified by a second officer. */
export async function confirmAndVerify(stage: Stage, signed: readonly Signed[]): Promise<Chain> {
  const { story } = stage;
  const [first, second] = signed;
  if (!first) throw new Trouble('Nobody signed a memorandum: there is no outcome to claim.');
  story.chapter('What came of it: claimed, confirmed, verified by a second officer');
  const claimant = await stage.officerFor(first.firm.id);
  const claimed = await claim(stage.people.clientOf(claimant), first);
  story.say(
    `${nameIn(claimant.names)} claims for ${nameIn(first.firm.profile.names)}: ` +
      `${labelOf('outcome-kind', claimed.kindCode, 'en')}, ${inWords(claimed.total)}, ${claimed.jobs ?? 0} jobs.`,
  );
  const confirmed = await confirmByLink(stage, claimed);
  await samePersonIsRefused(stage, claimant, confirmed);
  const verifier = stage.people.withRole('verifier');
  const verified = await answerOf(
    stage.people.clientOf(verifier).POST('/api/v1/outcomes/{id}/verification', at(confirmed)),
  );
  story.good(`${nameIn(verifier.names)} verifies it: ${verified.status}.`);
  if (second) await sameOfficeIsRefused(stage, second);
  return tellTheChain(stage, verified);
}

const inWords = (total: Outcome['total']) =>
  total ? `${total.currency} ${Number(total.amount).toLocaleString('en')}` : 'no amount';

/** What was asked for and came about, where there is a kind of outcome for it; else the firm came, or grew. */
export function outcomeKindFor(serviceCodes: readonly string[], isHere: 'in-hong-kong' | 'new'): Claim['kindCode'] {
  const kinds = ['treasury-centre', 'headquarters', 'listing'] as const;
  const asked = kinds.find((kind) => serviceCodes.includes(kind));
  return asked ?? (isHere === 'new' ? 'company-set-up' : 'expansion');
}

function claim(officer: ApiClient, { firm, need, memorandum, milestone }: Signed): Promise<Outcome> {
  const body: Claim = {
    enterpriseId: firm.id,
    kindCode: outcomeKindFor(need.serviceCodes, firm.profile.hasHongKongEntity ? 'in-hong-kong' : 'new'),
    memorandumId: memorandum.id,
    ...(milestone && { milestoneId: milestone.milestoneId }),
    amounts: [{ year: new Date().getUTCFullYear(), amount: { amount: '12000000.00', currency: 'HKD' } }],
    jobs: 8,
  };
  return answerOf(officer.POST('/api/v1/outcomes', { body }));
}

/** The customer needs no account: a link bound to one person and one outcome, from the mail. */
async function confirmByLink({ story, people, administrator, mailUrl }: Stage, outcome: Outcome): Promise<Outcome> {
  const delivery = await until('the mail to the customer to be sent', async () => {
    const query = { status: 'sent', workflowCode: 'outcome-to-confirm', limit: 200 } as const;
    const { items } = await answerOf(administrator.GET('/api/v1/deliveries', { params: { query } }));
    return items.find(({ subjectId, channelCode }) => subjectId === outcome.id && channelCode === 'email');
  });
  const { subject, token } = await linkInMail(mailUrl, delivery.messageId);
  story.say(`The customer gets a mail: ${subject}`);
  const guest = createApiClient({ url: people.url });
  const session = await answerOf(guest.POST('/api/v1/links/{token}/session', { params: { path: { token } } }));
  const customer = createApiClient({ url: people.url, token: session.accessToken });
  const path = { id: outcome.id };
  const seen = await answerOf(customer.GET('/api/v1/outcomes/{id}', { params: { path } }));
  const confirmed = await answerOf(customer.POST('/api/v1/outcomes/{id}/confirmation', { ...at(seen), body: {} }));
  story.good(
    `Confirmed through the link in it (${confirmed.confirmation?.meansCode ?? 'how is not said'}), without an account.`,
  );
  return confirmed;
}

/** Even with the role of a verifier nobody verifies what they claimed. */
async function samePersonIsRefused(stage: Stage, claimant: SamplePerson, outcome: Outcome): Promise<void> {
  const { personId } = claimant;
  const agency = { organisationId: 'investhk', organisationKind: 'agency' } as const;
  const granted = await answerOf(
    stage.administrator.POST('/api/v1/memberships', { body: { personId, ...agency, role: 'verifier' } }),
  );
  const problem = await verificationRefused(stage.people.clientOf(claimant, agency.organisationId), outcome);
  stage.refused.push({ case: 'same-person-verification', status: problem.status, code: problem.code });
  stage.story.refused(
    `${nameIn(claimant.names)}, made a verifier for a moment, verifies it: ${problem.message} (${problem.code})`,
  );
  const revoked = { params: { path: { id: granted.id }, header: ifMatch(granted.version) } };
  await answerOf(stage.administrator.POST('/api/v1/memberships/{id}/revocation', revoked));
}

/** An outcome claimed by the agency is not verified by the agency's own verifier. */
async function sameOfficeIsRefused(stage: Stage, signed: Signed): Promise<void> {
  const claimed = await claim(stage.agencyOfficer, signed);
  const firm = stage.memberOf(signed.firm.id);
  const confirmed = await answerOf(firm.POST('/api/v1/outcomes/{id}/confirmation', { ...at(claimed), body: {} }));
  const verifier = stage.people.withRole('verifier', 'investhk');
  const problem = await verificationRefused(stage.people.clientOf(verifier), confirmed);
  stage.refused.push({ case: 'same-office-verification', status: problem.status, code: problem.code });
  const name = nameIn(signed.firm.profile.names);
  stage.story.refused(
    `An outcome of ${name} claimed by the verifier’s own office: ${problem.message} (${problem.code})`,
  );
}

async function verificationRefused(client: ApiClient, outcome: Outcome): Promise<ApiProblem> {
  const asked = answerOf(client.POST('/api/v1/outcomes/{id}/verification', at(outcome)));
  const problem = await asked.catch((error: unknown) => error);
  if (problem instanceof ApiProblem) return problem;
  throw new Trouble('A verification that must be refused was not.');
}

async function tellTheChain(stage: Stage, { id }: Outcome): Promise<Chain> {
  const chain = await answerOf(stage.administrator.GET('/api/v1/outcomes/{id}/chain', { params: { path: { id } } }));
  stage.story.say('From the outcome back to the need, one chain:');
  const { outcomeId, memorandumId, milestoneId, meetingId, introductionId, needId, enterpriseId } = chain;
  const links = { outcomeId, milestoneId, memorandumId, meetingId, introductionId, needId, enterpriseId };
  stage.story.table(
    [{ title: 'what' }, { title: 'id' }],
    Object.entries(links).map(([what, value]) => [what.replace(/Id$/, ''), value ?? '(none)']),
  );
  return chain;
}
