import type { Told } from './funnel-events.fixture.js';

type Figures = Record<string, string>;

interface Story {
  readonly key: string;
  readonly types: ReadonlySet<string>;
  readonly events: readonly Told[];
}

/**
 * The funnel by the sentences of its definition, from the whole history at once and in the plainest way: shares no code
 * with the projection. `history` keeps the order of each aggregate's events.
 */
export function naiveFunnel(history: readonly Told[], office?: string, sector?: string): Figures {
  const stories = [...Map.groupBy(history, ({ key }) => key)].map(([key, events]): Story => {
    return { key, events, types: new Set(events.map(({ type }) => nameOf(type))) };
  });
  const of = (creation: string) => stories.filter(({ types }) => types.has(creation));
  const enterprises = stories.filter(({ types }) => types.has('EnterpriseDrafted') || types.has('EnterpriseImported'));
  const needs = stories.filter(({ types }) => types.has('NeedDrafted') || types.has('NeedPublished'));
  const suggestions = of('SuggestionMade');
  const introductions = of('IntroductionProposed');
  const meetings = of('MeetingArranged');

  const ownerOfNeed = (needId: unknown) => {
    const story = needs.find(({ key }) => key === needId);
    return story && field(story, 'need.enterpriseId');
  };
  const ownerOfIntroduction = (introductionId: unknown) => {
    const story = introductions.find(({ key }) => key === introductionId);
    return story && ownerOfNeed(field(story, 'needId'));
  };
  const officeOf = (enterpriseId: unknown): unknown => {
    const cases = of('CaseOpened').filter((story) => field(story, 'enterpriseId') === enterpriseId);
    const latest = cases.toSorted((a, b) => (a.key < b.key ? 1 : -1))[0];
    return latest && field(latest, 'officeCode');
  };
  const wanted = (enterpriseId: unknown, keptBy?: unknown): boolean => {
    const enterprise = enterprises.find(({ key }) => key === enterpriseId);
    const home = enterprise ? officeOf(enterprise.key) : keptBy;
    const sectors = (enterprise ? field(enterprise, 'profile.sectorCodes') : []) as string[];
    const inOffice = office === undefined || (office === 'unrouted' ? home === undefined : home === office);
    return inOffice && (sector === undefined || sectors.includes(sector));
  };

  const firms = enterprises.filter(({ key }) => wanted(key));
  const checked = firms.filter(({ types }) => types.has('EnterpriseChecked'));
  const published = needs.filter(({ key, types }) => types.has('NeedPublished') && wanted(ownerOfNeed(key)));
  const proposed = introductions.filter(({ key }) => wanted(ownerOfIntroduction(key)));
  const accepted = proposed.filter(({ types }) => types.has('IntroductionAcceptedByAll'));
  const meetingsOf = (key: string) => meetings.filter((story) => field(story, 'introductionId') === key);
  const met = accepted.filter(({ key }) => meetingsOf(key).some(({ types }) => types.has('MeetingHeld')));
  const promising = met.filter(({ key }) =>
    meetingsOf(key).some(({ events }) => events.some(({ data }) => data['ratingCode'] === 'co-operation-possible')),
  );
  const memoranda = of('MemorandumRecorded').filter((story) => {
    const parties = field(story, 'content.parties') as { organisationId: string }[];
    const introductionId = last(story, 'content', 'introductionId');
    return wanted(ownerOfIntroduction(introductionId) ?? parties[0]?.organisationId, field(story, 'officeCode'));
  });
  const signed = memoranda.filter(({ types }) => types.has('MemorandumSigned'));
  const outcomes = of('OutcomeClaimed').filter(
    (story) => !story.types.has('OutcomeCorrected') && wanted(field(story, 'content.enterpriseId')),
  );
  const confirmed = outcomes.filter(({ types }) => types.has('OutcomeConfirmed') && !types.has('OutcomeDisputed'));

  const among = (all: readonly Story[], got: (story: Story) => boolean) => `${all.filter(got).length} of ${all.length}`;
  return {
    known: among(firms, () => true),
    checked: among(firms, (story) => checked.includes(story)),
    'with-need': among(checked, ({ key }) =>
      needs.some((story) => story.types.has('NeedPublished') && field(story, 'need.enterpriseId') === key),
    ),
    matched: among(published, ({ key }) => suggestions.some((story) => field(story, 'needId') === key)),
    introduced: among(published, ({ key }) => introductions.some((story) => field(story, 'needId') === key)),
    accepted: among(proposed, (story) => accepted.includes(story)),
    met: among(accepted, (story) => met.includes(story)),
    promising: among(met, (story) => promising.includes(story)),
    'mou-signed': among(memoranda, (story) => signed.includes(story)),
    implementing: among(signed, ({ types }) => types.has('ImplementationStarted')),
    claimed: among(outcomes, () => true),
    confirmed: among(outcomes, (story) => confirmed.includes(story)),
    verified: among(confirmed, ({ types }) => types.has('OutcomeVerified')),
  };
}

const nameOf = (type: string): string => type.slice(type.lastIndexOf('.') + 1);

/** The last word of an aggregate's events on `path`. */
function field({ events }: Story, path: string): unknown {
  const [first = '', second] = path.split('.');
  const told = events.flatMap(({ data }) => (first in data ? [data[first]] : []));
  const value = told.at(-1);
  return second === undefined ? value : (value as Record<string, unknown> | undefined)?.[second];
}

function last(story: Story, whole: string, part: string): unknown {
  return (field(story, whole) as Record<string, unknown>)[part];
}
