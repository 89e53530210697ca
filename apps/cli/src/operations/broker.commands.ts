import { answerOf } from '@harbourlink/api-client';
import { platformOptions, readArguments } from '../command-line.js';
import { Story, paperOf } from '../output/story.js';
import { clientFor } from '../sign-in/access.js';
import { Misused } from '../trouble.js';
import { at, serviceCalled, servicesCalled } from './services.js';

/** `refill SERVICE [--from POSITION]`: sends a broker that has lost its disk the journal again. */
export async function refill(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink refill SERVICE [--from POSITION] [--sink NAME] [--url URL]';
  const options = {
    ...platformOptions,
    from: { type: 'string', default: '1' },
    sink: { type: 'string', default: 'kafka' },
  } as const;
  const { values, positionals } = readArguments(args, options, { least: 1, usage });
  const service = serviceCalled(positionals[0] ?? '');
  if (!/^[1-9]\d{0,15}$/.test(values.from)) throw new Misused(`--from is a position, 1 or more. Usage: ${usage}`);
  const client = await clientFor(values, 'administrator');
  const asked = client.POST(at(service, 'sinks/{sink}/refill'), {
    params: { path: { sink: values.sink } },
    body: { after: Number(values.from) - 1 },
  });
  const { sink, position } = await answerOf(asked);
  console.log(
    `${service} sends ${sink} its journal again from position ${position + 1}; harbourlink status shows how far.`,
  );
}

/** `topics [SERVICE] [--apply]`: the declared topics beside the actual ones. */
export async function topics(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink topics [SERVICE] [--apply] [--json] [--url URL]';
  const options = {
    ...platformOptions,
    apply: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = readArguments(args, options, { most: 1, usage });
  const chosen = servicesCalled(positionals);
  const client = await clientFor(values, 'administrator');
  const all = [];
  for (const service of chosen) {
    all.push(
      values.apply
        ? await answerOf(client.POST(at(service, 'topics/application')))
        : await answerOf(client.GET(at(service, 'topics'))),
    );
  }
  if (values.json) return console.log(JSON.stringify(all));
  new Story(paperOf(process.stdout)).table(
    ['service', 'topic', 'partitions', 'copies', 'kept', 'to change'].map((title) => ({ title })),
    all.flatMap(({ service, topics: found }) =>
      found.map(({ topic, declared, actual, differences }) => [
        service,
        topic,
        pair(declared.partitions, actual?.partitions),
        pair(declared.replication, actual?.replication),
        pair(days(declared.retentionMilliseconds), actual && days(actual.retentionMilliseconds)),
        differences.join(', '),
      ]),
    ),
  );
}

/** As declared, and as it is where that is something else. */
function pair(declared: number | string, actual: number | string | undefined): string {
  return actual === undefined || actual === declared ? String(declared) : `${declared}, is ${actual}`;
}

function days(milliseconds: number): string {
  return milliseconds < 0 ? 'for ever' : `${Math.round(milliseconds / 86_400_000)} d`;
}
