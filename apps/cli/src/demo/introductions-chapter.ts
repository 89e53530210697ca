import { answerOf, ApiProblem, ifMatch } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import { Trouble } from '../trouble.js';
import { until } from '../until.js';
import type { Considered, Match, Pair } from './candidates-chapter.js';
import { nameIn } from './stage.js';
import type { Stage } from './stage.js';

export type Introduction = Schemas['matching-engine']['IntroductionResponse'];

/** A match whose parties have accepted. */
export interface Accepted extends Match {
  readonly introduction: Introduction;
}

const at = ({ id, version }: { id: string; version: number }) => ({
  params: { path: { id }, header: ifMatch(version) },
});
/** Short enough to watch, long enough for the reminder to come first. */
const haste = { lifetimeSeconds: 4, nudgeAfterSeconds: 1 } as const;

/** Proposes every match; all answer, but for one provider who declines and one introduction nobody answers. */
export async function introduce(stage: Stage, { matches, wrong }: Considered): Promise<Accepted[]> {
  const { story } = stage;
  await tryTheWrongOnes(stage, wrong);
  story.chapter('Introductions: conflict check, acceptance, contacts');
  story.say('Providers check for a conflict of interest; contacts are disclosed once all have accepted.');
  const { toDecline, toExpire, toAccept } = await castOf(stage, matches);
  const accepted: Accepted[] = [];
  for (const match of toAccept) {
    const introduction = await acceptedByAll(stage, match, await propose(stage, match));
    accepted.push({ ...match, introduction });
    story.good(`${namesOf(match)}: accepted by both.`);
  }
  if (toDecline) await decline(stage, toDecline);
  if (toExpire) await letExpire(stage, toExpire);
  return accepted;
}

/** The parts follow from the facts: who works for the firm already declines, whom no language joins does not answer. */
async function castOf(stage: Stage, matches: readonly Match[]) {
  const partners = await Promise.all(matches.map((match) => workForEachOther(stage, match)));
  const toDecline = matches.find((_, index) => partners[index]) ?? matches.at(-2);
  const rest = matches.filter((match) => match !== toDecline);
  const toExpire = rest.find(haveNoLanguageInCommon) ?? (rest.length > 1 ? rest.at(-1) : undefined);
  return { toDecline, toExpire, toAccept: rest.filter((match) => match !== toExpire) };
}

async function workForEachOther({ agencyOfficer }: Stage, { top, firm }: Match): Promise<boolean> {
  const offer = await answerOf(agencyOfficer.GET('/api/v1/offers/{id}', { params: { path: { id: top.offerId } } }));
  return offer.exclusiveMandates.some(({ principalId }) => principalId === firm.id);
}

function haveNoLanguageInCommon({ top }: Match): boolean {
  return top.reasons.some(({ reasonCode }) => reasonCode === 'no-common-language');
}

/** The officer of the office that has the firm's case proposes. */
async function propose(stage: Stage, { need, firm, top }: Match, lifetime?: typeof haste): Promise<Introduction> {
  const officer = stage.people.clientOf(await stage.officerFor(firm.id));
  const body = { needId: need.id, offerIds: [top.offerId], ...lifetime };
  return answerOf(officer.POST('/api/v1/introductions', { body }));
}

async function acceptedByAll(stage: Stage, { top, firm }: Match, proposed: Introduction): Promise<Introduction> {
  const provider = stage.memberOf(top.providerId);
  const cleared = await clear(provider, proposed);
  const half = await answerOf(provider.POST('/api/v1/introductions/{id}/acceptance', at(cleared)));
  const all = await answerOf(stage.memberOf(firm.id).POST('/api/v1/introductions/{id}/acceptance', at(half)));
  if (!all.contactsDisclosed) throw new Trouble(`Introduction ${all.id} was accepted by all and is ${all.status}.`);
  return all;
}

function clear(provider: ApiClient, introduction: Introduction): Promise<Introduction> {
  const asked = provider.POST('/api/v1/introductions/{id}/conflict-check', {
    ...at(introduction),
    body: { resultCode: 'cleared' },
  });
  return answerOf(asked);
}

/** The reason goes to the officer; the other side reads neutral words. */
async function decline(stage: Stage, match: Match): Promise<void> {
  const { story } = stage;
  const provider = stage.memberOf(match.top.providerId);
  const cleared = await clear(provider, await propose(stage, match));
  const body = { reasonCode: 'known-already' } as const;
  const declined = await answerOf(provider.POST('/api/v1/introductions/{id}/decline', { ...at(cleared), body }));
  const { id } = declined;
  const seen = async (client: ApiClient) =>
    answerOf(client.GET('/api/v1/introductions/{id}', { params: { path: { id } } }));
  const forOfficer = await seen(stage.people.clientOf(await stage.officerFor(match.firm.id)));
  const forFirm = await seen(stage.memberOf(match.firm.id));
  story.refused(`${namesOf(match)}: the provider declines.`);
  story.aside(`The officer reads: ${forOfficer.status}, ${forOfficer.declineReasonCode ?? 'no reason'}.`);
  story.aside(`The firm reads: ${forFirm.statusText['zh-Hans'] ?? ''} / ${forFirm.statusText.en ?? forFirm.status}`);
}

async function letExpire(stage: Stage, match: Match): Promise<void> {
  const { id } = await propose(stage, match, haste);
  const expired = await until(
    'an introduction nobody answers to expire',
    async () => {
      const { status, nudged } = await answerOf(
        stage.agencyOfficer.GET('/api/v1/introductions/{id}', { params: { path: { id } } }),
      );
      return status === 'expired' ? { nudged } : undefined;
    },
    { every: 250 },
  );
  const reminded = expired.nudged ? 'after a reminder ' : '';
  stage.story.refused(`${namesOf(match)}: nobody answers within ${haste.lifetimeSeconds} s, ${reminded}it expires.`);
  stage.story.aside('Usually they have ten days, with a reminder on the fifth.');
}

/** Knowing better does not help: the rule holds for the proposal as well. */
async function tryTheWrongOnes(stage: Stage, wrong: readonly Pair[]): Promise<void> {
  for (const pair of wrong) {
    const body = { needId: pair.needId, offerIds: [pair.offerId] };
    const asked = answerOf(stage.agencyOfficer.POST('/api/v1/introductions', { body }));
    const problem = await asked.catch((error: unknown) => error);
    if (!(problem instanceof ApiProblem)) throw new Trouble('A pair that is excluded was introduced all the same.');
    const reason = pair.exclusions[0]?.code ?? 'excluded';
    stage.refused.push({ case: `introduce-${reason}`, status: problem.status, code: problem.code });
  }
  if (wrong.length > 0) stage.story.say('An officer who proposes one of them all the same is refused.');
}

const namesOf = ({ firm, top }: Match) => `${nameIn(firm.profile.names)} and ${nameIn(top.providerNames)}`;
