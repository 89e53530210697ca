import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { labelOf } from '@harbourlink/taxonomy';
import { everyItem } from '../every-item.js';
import { everyNameIn, nameIn } from './stage.js';
import type { Enterprise, Stage } from './stage.js';

type Matching = Schemas['matching-engine'];
export type Need = Schemas['enterprise-registry']['NeedResponse'];
export type Pair = Matching['ExplanationResponse'];
type Reason = Matching['ReasonResponse'];

/** A need and who is at the top of its candidates. */
export interface Match {
  readonly need: Need;
  readonly firm: Enterprise;
  readonly top: Pair;
  /** Services of the need that no candidate covers. */
  readonly unmetServiceCodes: readonly string[];
}

export interface Considered {
  /** The best fitting first. */
  readonly matches: readonly Match[];
  /** Pairs that fit better on paper than any candidate, and must not be introduced. */
  readonly wrong: readonly Pair[];
}

/** Asks for the candidates of every need. Nobody is named here: who fits is what the platform answers. */
export async function considerEveryNeed(stage: Stage): Promise<Considered> {
  const needs = await everyItem((query) =>
    stage.agencyOfficer.GET('/api/v1/needs', { params: { query: { ...query, status: 'published' } } }),
  );
  const matches: Match[] = [];
  const wrong: Pair[] = [];
  const alone: string[] = [];
  for (const need of needs) {
    const query = { needId: need.id, limit: 3 };
    const found = await answerOf(stage.agencyOfficer.GET('/api/v1/candidates', { params: { query } }));
    const firm = await stage.firm(need.enterpriseId);
    const [top] = found.items;
    if (top) matches.push({ need, firm, top, unmetServiceCodes: found.unmetServiceCodes });
    const tempting = mostTempting(found.others ?? [], scoreOf(top));
    if (tempting) wrong.push(tempting);
    if (!top && !tempting) alone.push(nameIn(firm.profile.names));
  }
  matches.sort((one, other) => scoreOf(other.top) - scoreOf(one.top));
  await tellOf(stage, needs.length, matches);
  if (alone.length > 0) stage.story.say(`Nobody for ${alone.join(', ')}.`);
  await tellWhyNot(stage, wrong);
  return { matches, wrong };
}

export function scoreOf(pair: Pair | undefined): number {
  return pair?.scores?.score ?? 0;
}

/** The excluded offer that words alone would have put first. */
export function mostTempting(others: readonly Pair[], bestScore: number): Pair | undefined {
  return others
    .filter((pair) => pair.outcomeCode === 'excluded' && scoreOf(pair) > bestScore)
    .sort((one, other) => scoreOf(other) - scoreOf(one))[0];
}

async function tellOf({ story }: Stage, needs: number, matches: readonly Match[]): Promise<void> {
  story.chapter('For every need, the top of its candidates');
  story.say(
    `${needs} needs are published; ${matches.length} have a candidate. Officers see scores, firms see bands and reasons.`,
  );
  for (const [index, { need, firm, top, unmetServiceCodes }] of matches.entries()) {
    const score = `${top.bandCode ?? 'weak'}, ${scoreOf(top)} of 1000`;
    story.line('');
    story.good(`${nameIn(firm.profile.names)} meets ${nameIn(top.providerNames)} (${score})`);
    story.aside(`asks for ${services(need.serviceCodes)}${quoted(need.texts)}`);
    story.aside(...spoken(top.reasons, 'need', 'firm    '), ...spoken(top.reasons, 'offer', 'provider'));
    if (unmetServiceCodes.length > 0) story.aside(`still unmet: ${services(unmetServiceCodes)}`);
    if (index === 0) tellInThreeScripts(story, firm, top);
  }
}

function tellInThreeScripts(story: Stage['story'], firm: Enterprise, top: Pair): void {
  story.aside(everyNameIn(firm.profile.names), everyNameIn(top.providerNames));
  const [reason] = top.reasons;
  if (reason) story.aside(everyNameIn(reason.text));
}

/** What the platform must say no to, with its reason; the explanation is there for any pair. */
async function tellWhyNot(stage: Stage, wrong: readonly Pair[]): Promise<void> {
  stage.story.chapter('Who must not be introduced, although the words fit');
  for (const { needId, offerId } of wrong) {
    const params = { query: { needId, offerId } };
    const pair = await answerOf(stage.agencyOfficer.GET('/api/v1/candidates/explanation', { params }));
    const firm = await stage.nameOf(pair.enterpriseId);
    stage.story.refused(`${firm} and ${nameIn(pair.providerNames)} (would be ${scoreOf(pair)} of 1000)`);
    for (const { code, text } of pair.exclusions)
      stage.story.aside(`${text.en ?? code} (${code})`, text['zh-Hant'] ?? '');
  }
}

/** What speaks for the pair and what against it, as one side sees it. */
function spoken(reasons: readonly Reason[], side: Reason['sideCode'], who: string): string[] {
  return reasons
    .filter(({ sideCode }) => sideCode === side)
    .map(({ text, reasonCode, toneCode }) => `${who}  ${toneCode === 'for' ? '+' : '−'} ${text.en ?? reasonCode}`);
}

function services(codes: readonly string[]): string {
  return codes.map((code) => labelOf('service', code, 'en')).join(', ');
}

function quoted(texts: Need['texts']): string {
  const text = texts?.['zh-Hans'] ?? texts?.['zh-Hant'] ?? texts?.en;
  return text ? ` (“${text}”)` : '';
}
