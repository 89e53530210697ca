import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { platformOptions, readArguments } from '../command-line.js';
import { Story, paperOf } from '../output/story.js';
import { clientFor } from '../sign-in/access.js';
import { age } from './age.js';
import { at, servicesCalled } from './services.js';

export type Status = Schemas['identity']['MessagingStatusResponse'];

/** `status [SERVICE]`: who gives events their order, what is on its way and since when, which lanes are behind or blocked. */
export async function status(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink status [SERVICE] [--json] [--url URL]';
  const options = { ...platformOptions, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readArguments(args, options, { most: 1, usage });
  const chosen = servicesCalled(positionals);
  const client = await clientFor(values, 'administrator');
  const all = await Promise.all(chosen.map((service) => answerOf(client.GET(at(service, 'status')))));
  if (values.json) return console.log(JSON.stringify(all));
  const story = new Story(paperOf(process.stdout));
  story.table(
    ['service', 'journal', 'unsequenced', 'oldest', 'sinks', 'sequenced by'].map((title) => ({ title })),
    all.map(publishing),
  );
  story.line('');
  story.table(
    ['lane', 'to receive', 'to handle', 'oldest', 'retrying', 'gaps', 'dead', 'parked', ''].map((title) => ({ title })),
    all.flatMap(subscribing),
  );
}

/** `lag [SERVICE]`: what each subscription has not received, topic by topic. */
export async function lag(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink lag [SERVICE] [--json] [--url URL]';
  const options = { ...platformOptions, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readArguments(args, options, { most: 1, usage });
  const chosen = servicesCalled(positionals);
  const client = await clientFor(values, 'administrator');
  const all = await Promise.all(chosen.map((service) => answerOf(client.GET(at(service, 'status')))));
  const lags = all.flatMap(({ service, lanes }) =>
    lanes.flatMap(({ topics }) => topics.map((topic) => ({ service, ...topic }))),
  );
  if (values.json) return console.log(JSON.stringify(lags));
  new Story(paperOf(process.stdout)).table(
    ['service', 'lane', 'topic', 'to receive'].map((title) => ({ title })),
    lags.map(({ service, lane, topic, events }) => [service, lane, topic, events]),
  );
}

export function publishing({ service, journal, unsequenced, sinks, lease }: Status): (string | number)[] {
  const sent = sinks.map(({ sink, behind, oldestSeconds }) =>
    behind === 0 ? `${sink} whole` : `${sink} ${behind} behind, ${age(oldestSeconds)}`,
  );
  const holder = lease.held ? (lease.instance ?? '?') : `nobody${lease.instance ? `, last ${lease.instance}` : ''}`;
  return [
    service,
    journal.head,
    unsequenced.waiting,
    age(unsequenced.oldestSeconds),
    sent.join('; '),
    `${holder} (epoch ${lease.epoch})`,
  ];
}

export function subscribing({ service, lanes }: Status): (string | number)[][] {
  return lanes.map((lane) => [
    `${service} ${lane.lane}`,
    lane.topics.reduce((sum, { events }) => sum + events, 0),
    lane.waiting,
    age(lane.oldestWaitingSeconds),
    lane.retrying,
    lane.gaps,
    lane.dead,
    lane.parked,
    lane.paused ? `paused: ${lane.paused.reason}` : '',
  ]);
}
