import { answerOf, ifMatch } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { labelOf } from '@harbourlink/taxonomy';
import type { Accepted } from './introductions-chapter.js';
import { nameIn } from './stage.js';
import type { Stage } from './stage.js';

type Meeting = Schemas['matching-engine']['MeetingResponse'];
type Rating = Schemas['matching-engine']['RatingRequest']['ratingCode'];

/** A match whose parties have met. */
export interface Met extends Accepted {
  readonly meeting: Meeting;
}

const meetings = 4;
const promising = 3;

/** The best of those who accepted meet; each side rates for itself, and only officers see both. */
export async function meet(stage: Stage, accepted: readonly Accepted[]): Promise<Met[]> {
  const { story } = stage;
  story.chapter('They meet');
  const met: Met[] = [];
  for (const [index, match] of accepted.slice(0, meetings).entries()) {
    const rating: Rating = index < promising ? 'co-operation-possible' : 'informative';
    const meeting = await heldAndRated(stage, match, rating);
    met.push({ ...match, meeting });
    const sides = `${nameIn(match.firm.profile.names)} and ${nameIn(match.top.providerNames)}`;
    story.good(`${sides}: both came; both say “${labelOf('meeting-rating', rating, 'en')}”.`);
    if (index === 0) {
      story.aside(`${labelOf('meeting-rating', rating, 'zh-Hans')} / ${labelOf('meeting-rating', rating, 'zh-Hant')}`);
    }
  }
  return met.slice(0, promising);
}

async function heldAndRated(stage: Stage, { introduction, firm, top }: Accepted, ratingCode: Rating): Promise<Meeting> {
  const officer = stage.people.clientOf(await stage.officerFor(firm.id));
  const arranged = await answerOf(
    officer.POST('/api/v1/meetings', {
      body: { introductionId: introduction.id, modeCode: 'in-person', startsAt: new Date().toISOString() },
    }),
  );
  const at = ({ id, version }: Meeting) => ({ params: { path: { id }, header: ifMatch(version) } });
  const held = await answerOf(
    officer.POST('/api/v1/meetings/{id}/holding', {
      ...at(arranged),
      body: { attendedOrganisationIds: [firm.id, top.providerId] },
    }),
  );
  const body = { ratingCode };
  const firmMember = stage.memberOf(firm.id);
  const half = await answerOf(firmMember.POST('/api/v1/meetings/{id}/ratings', { ...at(held), body }));
  const provider = stage.memberOf(top.providerId);
  return answerOf(provider.POST('/api/v1/meetings/{id}/ratings', { ...at(half), body }));
}
