import { answerOf, ifMatch } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import { hongKongDay } from '../sample-world/sample-papers.js';
import { Trouble } from '../trouble.js';
import type { Met } from './meetings-chapter.js';
import { everyNameIn, nameIn } from './stage.js';
import type { Names, Stage } from './stage.js';

type Memorandum = Schemas['mou-tracker']['MemorandumResponse'];
type Milestone = Schemas['mou-tracker']['MilestoneResponse'];

/** A match whose parties signed a memorandum. */
export interface Signed extends Met {
  readonly memorandum: Memorandum;
  /** Reached; of the one that is being implemented. */
  readonly milestone?: Milestone;
}

const signed = 2;
const at = ({ id, version }: Memorandum) => ({ params: { path: { id }, header: ifMatch(version) } });

/** All that met with promise put a memorandum on record; two sign; of one the work begins and a milestone is reached. */
export async function signMemoranda(stage: Stage, met: readonly Met[]): Promise<Signed[]> {
  const { story } = stage;
  story.chapter('Memoranda of understanding');
  const done: Signed[] = [];
  for (const [index, match] of met.entries()) {
    const officer = stage.people.clientOf(await stage.officerFor(match.firm.id));
    const draft = await record(stage, officer, match);
    const title = nameIn(draft.title);
    const negotiated = await answerOf(officer.POST('/api/v1/memoranda/{id}/negotiation', at(draft)));
    if (index >= signed) {
      story.say(`${title}: on record, being negotiated.`);
      continue;
    }
    const paper = await sign(officer, negotiated);
    story.good(`${title}: signed by both, with an owner on each side.`);
    if (index > 0) done.push({ ...match, memorandum: paper });
    else {
      story.aside(everyNameIn(paper.title));
      done.push({ ...match, ...(await implement(stage, officer, paper, match)) });
    }
  }
  return done;
}

function record(stage: Stage, officer: ApiClient, { firm, top, meeting }: Met): Promise<Memorandum> {
  const party = (organisationId: string) => ({
    organisationId,
    roleCode: 'party' as const,
    ownerPersonId: stage.people.memberOf(organisationId).personId,
  });
  return answerOf(
    officer.POST('/api/v1/memoranda', {
      body: {
        kindCode: 'commercial',
        title: titleOf(firm.profile.names, top.providerNames),
        parties: [party(firm.id), party(top.providerId)],
        areaCodes: ['trade-and-investment'],
        meetingId: meeting.id,
        value: { amount: '12000000.00', currency: 'HKD' },
        validFromOn: hongKongDay(new Date(), 0),
        validUntilOn: hongKongDay(new Date(), 730),
      },
    }),
  );
}

function titleOf(firm: Names, provider: Names): Names {
  return {
    ...(firm['zh-Hans'] &&
      provider['zh-Hans'] && { 'zh-Hans': `${firm['zh-Hans']}与${provider['zh-Hans']}合作备忘录` }),
    ...(firm['zh-Hant'] &&
      provider['zh-Hant'] && { 'zh-Hant': `${firm['zh-Hant']}與${provider['zh-Hant']}合作備忘錄` }),
    en: `Memorandum of understanding of ${nameIn(firm)} and ${nameIn(provider)}`,
  };
}

function sign(officer: ApiClient, memorandum: Memorandum): Promise<Memorandum> {
  const body = { signedOn: hongKongDay(new Date(), 0) };
  return answerOf(officer.POST('/api/v1/memoranda/{id}/signature', { ...at(memorandum), body }));
}

async function implement(stage: Stage, officer: ApiClient, memorandum: Memorandum, { firm }: Met) {
  const working = await answerOf(officer.POST('/api/v1/memoranda/{id}/implementation', at(memorandum)));
  const planned = await answerOf(
    officer.POST('/api/v1/memoranda/{id}/milestones', {
      params: { path: { id: working.id } },
      body: {
        title: { 'zh-Hans': '香港公司完成注册', 'zh-Hant': '香港公司完成註冊', en: 'Hong Kong company registered' },
        ownerOrganisationId: firm.id,
        dueOn: hongKongDay(new Date(), 90),
      },
    }),
  );
  const milestoneId = planned.milestones.at(-1)?.milestoneId ?? '';
  const reached = await answerOf(
    officer.POST('/api/v1/memoranda/{id}/milestones/{milestoneId}/reaching', {
      params: { path: { id: planned.id, milestoneId }, header: ifMatch(planned.version) },
      body: { reachedOn: hongKongDay(new Date(), 0), evidenceCode: 'registration' },
    }),
  );
  const milestone = reached.milestones.find((known) => known.milestoneId === milestoneId);
  if (milestone?.status !== 'reached') throw new Trouble(`Milestone ${milestoneId} was reached and is not.`);
  stage.story.good(`Work began; a milestone is reached: ${everyNameIn(milestone.title)}.`);
  return { memorandum: reached, milestone };
}
