import type { ApiClient } from '@harbourlink/api-client';
import { until } from '../until.js';
import { journalOf, lanesOf, services } from './services.js';
import type { Journal, Lane } from './services.js';

/** What was published and what came of it, in (consumer, handler, event) triples. */
export interface EventFigures {
  /** Events in all journals. */
  readonly published: number;
  readonly applied: number;
  /** Counted from the journals and the declared subscriptions, not by the engine. */
  readonly expected: number;
  readonly dead: number;
}

/** The sums over all services: an event is expected once in every lane that wants its type. */
export function figuresOf(journals: readonly Pick<Journal, 'counts'>[], lanes: readonly Lane[]): EventFigures {
  const published = new Map<string, number>();
  for (const { counts } of journals) {
    for (const { type, events } of counts) published.set(type, (published.get(type) ?? 0) + events);
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    published: sum([...published.values()]),
    applied: sum(lanes.map(({ applied }) => applied)),
    expected: sum(lanes.flatMap(({ types }) => types.map((type) => published.get(type) ?? 0))),
    dead: sum(lanes.map(({ dead, parked }) => dead + parked)),
  };
}

/** Waits until every event is in a journal and every lane has handled what it wants, and twice nothing new came. */
export function eventsSettled(administrator: ApiClient, seconds = 300): Promise<EventFigures> {
  let before = -1;
  let state = 'nothing was counted';
  return until(
    'all events to be handled',
    async () => {
      const lanes = (await Promise.all(services.map((service) => lanesOf(administrator, service)))).flat();
      const journals = await Promise.all(services.map((service) => journalOf(administrator, service)));
      const figures = figuresOf(journals, lanes);
      const underWay = journals.reduce((total, { unsequenced }) => total + unsequenced, 0);
      state = `${figures.applied} of ${figures.expected} are, ${figures.dead} are dead, ${underWay} are on their way`;
      const isQuiet = underWay === 0 && figures.applied === figures.expected && figures.published === before;
      before = figures.published;
      return isQuiet ? figures : undefined;
    },
    { seconds, every: 400, instead: () => state },
  );
}
