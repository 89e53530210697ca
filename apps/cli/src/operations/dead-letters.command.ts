import { answerOf } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import { platformOptions, readArguments } from '../command-line.js';
import { everyItem } from '../every-item.js';
import { Progress } from '../output/progress.js';
import { Story, paperOf } from '../output/story.js';
import { clientFor } from '../sign-in/access.js';
import { Misused, Trouble } from '../trouble.js';
import { describedLetter } from './described-letter.js';
import { at, serviceCalled, servicesCalled } from './services.js';
import type { Service } from './services.js';

export const usage = `harbourlink dead-letters [SERVICE] [--lane NAME] [--type NAME] [--kind dead|parked] [--key ID] [--since MOMENT] [--settled]
       harbourlink dead-letters SERVICE --show ID | --replay ID | --replay-all [filter] | --discard ID --reason CODE [--note TEXT]
       [--json] [--url URL]`;

const options = {
  ...platformOptions,
  lane: { type: 'string' },
  type: { type: 'string' },
  kind: { type: 'string' },
  key: { type: 'string' },
  since: { type: 'string' },
  settled: { type: 'boolean', default: false },
  show: { type: 'string' },
  replay: { type: 'string' },
  'replay-all': { type: 'boolean', default: false },
  discard: { type: 'string' },
  reason: { type: 'string' },
  note: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Identity = Schemas['identity'];
type ReplayRequest = Identity['ReplayRequest'];
type DiscardRequest = Identity['DiscardRequest'];
type Values = ReturnType<typeof read>['values'];

const read = (args: readonly string[]) => readArguments(args, options, { most: 1, usage });

/** `dead-letters`: lists what could not be handled, shows one, gives one or many another life, gives one up. */
export async function deadLetters(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args);
  const acts = [values.show, values.replay, values.discard, values['replay-all'] || undefined];
  const wanted = acts.filter((act) => act !== undefined).length;
  if (wanted > 1 || (wanted === 1 && positionals.length === 0)) throw new Misused(`Usage: ${usage}`);
  const chosen = servicesCalled(positionals);
  const letter = values.show ?? values.replay ?? values.discard;
  if (letter !== undefined && !/^\d+$/.test(letter))
    throw new Misused(`${letter} is no number of a letter. Usage: ${usage}`);
  if (values.discard !== undefined && values.reason === undefined)
    throw new Misused(`Say why with --reason. Usage: ${usage}`);
  const client = await clientFor(values, 'administrator');
  if (wanted === 0) return list(client, chosen, values);
  const service = serviceCalled(positionals[0] ?? '');
  if (values['replay-all']) return replayAll(client, service, values);
  return actOn(client, service, Number(letter), values);
}

async function list(client: ApiClient, chosen: readonly Service[], values: Values): Promise<void> {
  const query = { ...filterOf(values), ...(values.settled ? { state: 'settled' as const } : {}) };
  const found = await Promise.all(
    chosen.map(async (service) => ({
      service,
      letters: await everyItem((page) =>
        client.GET(at(service, 'dead-letters'), { params: { query: { ...query, ...page } } }),
      ),
    })),
  );
  if (values.json) return console.log(JSON.stringify(found));
  const rows = found.flatMap(({ service, letters }) =>
    letters.map(({ id, kind, lane, type, attempts, diedAt, error, settled }) => [
      ...[service, id, kind, lane, type, attempts, `${diedAt.slice(0, 16)}Z`],
      settled ? `${settled.how}${settled.reasonCode ? `: ${settled.reasonCode}` : ''}` : error,
    ]),
  );
  const story = new Story(paperOf(process.stdout));
  if (rows.length === 0) return story.line('No dead letters.');
  const titles = ['service', 'id', 'kind', 'lane', 'type', 'attempts', 'died', values.settled ? 'settled' : 'error'];
  return story.table(
    titles.map((title) => ({ title })),
    rows,
  );
}

async function actOn(client: ApiClient, service: Service, letter: number, values: Values): Promise<void> {
  const params = { path: { letter } };
  if (values.show !== undefined) {
    const shown = await answerOf(client.GET(at(service, 'dead-letters/{letter}'), { params }));
    return console.log(values.json ? JSON.stringify(shown) : describedLetter(shown));
  }
  if (values.replay !== undefined) {
    await answerOf(client.POST(at(service, 'dead-letters/{letter}/replay'), { params }));
    return console.log(`Replayed dead letter ${letter} of ${service}.`);
  }
  const body = { reasonCode: values.reason, ...(values.note === undefined ? {} : { note: values.note }) };
  await answerOf(
    client.POST(at(service, 'dead-letters/{letter}/discarding'), { params, body: body as DiscardRequest }),
  );
  console.log(`Discarded dead letter ${letter} of ${service}: ${values.reason}.`);
}

async function replayAll(client: ApiClient, service: Service, values: Values): Promise<void> {
  const progress = new Progress();
  const outcome = await replayed(
    (body) => answerOf(client.POST(at(service, 'dead-letters/replay'), { body })),
    filterOf(values),
    (done, of) => progress.show(`${done} of ${of}`),
  );
  progress.clear();
  if (values.json) console.log(JSON.stringify(outcome));
  else console.log(`Replayed ${outcome.replayed} of ${outcome.of} dead letters of ${service}.`);
  if (outcome.refused.length > 0) {
    const kept = outcome.refused.map(({ id, code }) => `${id} (${code})`).join(', ');
    throw new Trouble(`${outcome.refused.length} stay as they are: ${kept}.`);
  }
}

interface ReplayOutcome {
  replayed: number;
  of: number;
  refused: { id: number; code: string }[];
}

/** Goes through all letters of a filter, a step at a time; a step that is repeated does nothing twice. */
export async function replayed(
  step: (body: ReplayRequest) => Promise<Identity['ReplayStepResponse']>,
  filter: ReplayRequest,
  onStep: (done: number, of: number) => void,
): Promise<ReplayOutcome> {
  const outcome: ReplayOutcome = { replayed: 0, of: 0, refused: [] };
  for (let cursor: string | undefined; ;) {
    const done = await step({ ...filter, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    if (cursor === undefined) outcome.of = done.of;
    outcome.replayed += done.replayed;
    outcome.refused.push(...done.refused);
    onStep(outcome.replayed + outcome.refused.length, outcome.of);
    cursor = done.next;
    if (cursor === undefined) return outcome;
  }
}

function filterOf({ lane, type, kind, key, since }: Values): ReplayRequest {
  if (kind !== undefined && kind !== 'dead' && kind !== 'parked') throw new Misused(`Usage: ${usage}`);
  return {
    ...(lane === undefined ? {} : { lane }),
    ...(type === undefined ? {} : { type }),
    ...(kind === undefined ? {} : { kind }),
    ...(key === undefined ? {} : { key }),
    ...(since === undefined ? {} : { since }),
  };
}
