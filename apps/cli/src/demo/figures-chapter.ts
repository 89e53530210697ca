import { answerOf } from '@harbourlink/api-client';
import { everyItem } from '../every-item.js';
import { inParallel } from '../in-parallel.js';
import { eventsSettled } from '../operations/event-figures.js';
import type { EventFigures } from '../operations/event-figures.js';
import { showFunnel } from '../operations/funnel-table.js';
import type { Stage as FunnelStage } from '../operations/funnel-table.js';
import { until } from '../until.js';
import { keptMails } from './kept-mails.js';
import type { Stage } from './stage.js';

export interface FinalFigures {
  readonly funnel: readonly Pick<FunnelStage, 'stage' | 'count' | 'of'>[];
  readonly notices: number;
  readonly emails: number;
  readonly events: EventFigures;
}

/** Who was told, what the events did, and how far everything got. */
export async function tellTheFigures(stage: Stage): Promise<FinalFigures> {
  const { story, administrator } = stage;
  await mailsSent(stage);
  const events = await eventsSettled(administrator);
  const emails = new Set((await keptMails(stage.mailUrl)).map(({ messageId }) => messageId)).size;
  const notices = await countNotices(stage);
  story.chapter('People told, events handled');
  story.say(`${notices} notices in the app and ${emails} e-mails, each in the language of who reads it.`);
  story.say(
    `${events.published} events in the journals; ${events.applied} of ${events.expected} times handled ` +
      `by whoever wants them, ${events.dead} dead.`,
  );
  story.chapter('The funnel');
  const { stages } = await answerOf(administrator.GET('/api/v1/funnel'));
  showFunnel(story, stages);
  story.aside('Count, and how many could have got there. When the unit changes, so does what is counted.');
  return { funnel: stages.map(({ stage: name, count, of }) => ({ stage: name, count, of })), notices, emails, events };
}

/** No delivery waits any more. */
async function mailsSent({ administrator }: Stage): Promise<void> {
  let waiting = 0;
  await until(
    'all mails to be sent',
    async () => {
      const query = { status: 'waiting', limit: 200 } as const;
      const { items } = await answerOf(administrator.GET('/api/v1/deliveries', { params: { query } }));
      waiting = items.length;
      return waiting === 0 ? true : undefined;
    },
    { seconds: 300, every: 250, instead: () => `${waiting} wait` },
  );
}

/** Everybody counts their own: nobody else sees them. */
async function countNotices({ people }: Stage): Promise<number> {
  const counts = await inParallel(4, people.everybody, async (person) => {
    const client = people.clientOf(person);
    const notices = await everyItem((query) => client.GET('/api/v1/notices', { params: { query } }));
    return notices.length;
  });
  return counts.reduce((total, count) => total + count, 0);
}
