import { answerOf } from '@harbourlink/api-client';
import type { Paths } from '@harbourlink/api-client';
import { platformOptions, readArguments } from '../command-line.js';
import { Story, paperOf } from '../output/story.js';
import { clientFor } from '../sign-in/access.js';
import { Misused, Trouble } from '../trouble.js';
import { showFunnel } from './funnel-table.js';
import {
  deadLettersOf,
  journalOf,
  rebuildLane,
  serviceCalled,
  services,
  settleDeadLetter,
  verificationOf,
} from './services.js';

/** `rebuild SERVICE LANE`: makes a projection anew from the journals. */
export async function rebuild(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink rebuild SERVICE LANE [--url URL]';
  const { values, positionals } = readArguments(args, platformOptions, { least: 2, usage });
  const [name = '', lane = ''] = positionals;
  const service = serviceCalled(name);
  const done = await rebuildLane(await clientFor(values, 'administrator'), service, lane);
  console.log(`Rebuilt ${service} ${done.lane} from ${done.events} events.`);
}

/** `dead-letters [SERVICE]`: what could not be handled; with --replay or --discard settles one. */
export async function deadLetters(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink dead-letters [SERVICE] [--replay ID | --discard ID] [--url URL]';
  const options = { ...platformOptions, replay: { type: 'string' }, discard: { type: 'string' } } as const;
  const { values, positionals } = readArguments(args, options, { most: 1, usage });
  const chosen = positionals.map(serviceCalled);
  const settled = values.replay ?? values.discard;
  const client = await clientFor(values, 'administrator');
  if (settled !== undefined) {
    const [service] = chosen;
    if (service === undefined || !/^\d+$/.test(settled)) throw new Misused(`Usage: ${usage}`);
    await settleDeadLetter(client, service, Number(settled), values.replay === undefined ? 'discarding' : 'replay');
    console.log(`${values.replay === undefined ? 'Discarded' : 'Replayed'} dead letter ${settled} of ${service}.`);
    return;
  }
  const story = new Story(paperOf(process.stdout));
  const rows: (string | number)[][] = [];
  for (const service of chosen.length > 0 ? chosen : services) {
    for (const letter of await deadLettersOf(client, service)) {
      rows.push([service, letter.id, letter.kind, letter.lane, letter.type, letter.attempts, letter.error]);
    }
  }
  if (rows.length === 0) return story.line('No dead letters.');
  const titles = ['service', 'id', 'kind', 'lane', 'type', 'attempts', 'error'];
  return story.table(
    titles.map((title) => ({ title })),
    rows,
  );
}

/** `verify`: follows the hash chain of every journal; trouble when one is broken. */
export async function verify(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, platformOptions, { usage: 'harbourlink verify [--url URL]' });
  const client = await clientFor(values, 'administrator');
  const broken: string[] = [];
  for (const service of services) {
    const { counts } = await journalOf(client, service);
    const { checked, firstBad } = await verificationOf(client, service);
    const verdict = firstBad ? `broken at ${firstBad.position}: ${firstBad.reason}` : 'whole';
    console.log(`${service.padEnd(14)} ${String(checked).padStart(7)} events of ${counts.length} types: ${verdict}`);
    if (firstBad) broken.push(service);
  }
  if (broken.length > 0) throw new Trouble(`The journal of ${broken.join(', ')} is broken.`);
}

/** `funnel`: how far everything got, as a table or as JSON. */
export async function funnel(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink funnel [--office CODE] [--sector CODE] [--json] [--url URL]';
  const options = {
    ...platformOptions,
    office: { type: 'string' },
    sector: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values } = readArguments(args, options, { usage });
  const client = await clientFor(values, 'administrator');
  const query = {
    ...(values.office === undefined ? {} : { office: values.office }),
    ...(values.sector === undefined ? {} : { sector: values.sector }),
  } as FunnelQuery;
  const { stages } = await answerOf(client.GET('/api/v1/funnel', { params: { query } }));
  if (values.json) console.log(JSON.stringify(stages));
  else showFunnel(new Story(paperOf(process.stdout)), stages);
}

type FunnelQuery = NonNullable<Paths['/api/v1/funnel']['get']['parameters']['query']>;
