import { answerOf } from '@harbourlink/api-client';
import { platformOptions, readArguments } from '../command-line.js';
import { Story, paperOf } from '../output/story.js';
import { clientFor } from '../sign-in/access.js';
import { Misused } from '../trouble.js';
import { at, lanesOf, serviceCalled, servicesCalled } from './services.js';

/** `lanes [SERVICE]`: every subscription and what it has handled. */
export async function lanes(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink lanes [SERVICE] [--json] [--url URL]';
  const options = { ...platformOptions, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readArguments(args, options, { most: 1, usage });
  const chosen = servicesCalled(positionals);
  const client = await clientFor(values, 'administrator');
  const all = await Promise.all(chosen.map(async (service) => ({ service, lanes: await lanesOf(client, service) })));
  if (values.json) return console.log(JSON.stringify(all));
  new Story(paperOf(process.stdout)).table(
    ['service', 'lane', 'kind', 'handled', 'waiting', 'dead', 'parked', ''].map((title) => ({ title })),
    all.flatMap(({ service, lanes: found }) =>
      found.map(({ lane, kind, applied, waiting, dead, parked, paused }) => [
        service,
        lane,
        kind,
        applied,
        waiting,
        dead,
        parked,
        paused ? `paused since ${paused.pausedAt.slice(0, 16)}Z: ${paused.reason}` : '',
      ]),
    ),
  );
}

/** `pause SERVICE LANE --reason TEXT`: stops it in every replica, beyond restarts. */
export async function pause(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink pause SERVICE LANE --reason TEXT [--url URL]';
  const options = { ...platformOptions, reason: { type: 'string' } } as const;
  const { values, positionals } = readArguments(args, options, { least: 2, usage });
  const [name = '', lane = ''] = positionals;
  const service = serviceCalled(name);
  if (values.reason === undefined) throw new Misused(`Say why, for the next who looks. Usage: ${usage}`);
  const client = await clientFor(values, 'administrator');
  const asked = client.POST(at(service, 'lanes/{lane}/pause'), {
    params: { path: { lane } },
    body: { reason: values.reason },
  });
  const { pausedAt, reason } = await answerOf(asked);
  console.log(`Paused ${service} ${lane} since ${pausedAt}: ${reason}. Events go on arriving until it is full.`);
}

/** `resume SERVICE LANE`: it goes on where it stopped. */
export async function resume(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink resume SERVICE LANE [--url URL]';
  const { values, positionals } = readArguments(args, platformOptions, { least: 2, usage });
  const [name = '', lane = ''] = positionals;
  const service = serviceCalled(name);
  const client = await clientFor(values, 'administrator');
  await answerOf(client.POST(at(service, 'lanes/{lane}/resumption'), { params: { path: { lane } } }));
  console.log(`${service} ${lane} goes on.`);
}
