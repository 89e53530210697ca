import { setTimeout as pause } from 'node:timers/promises';
import { answerOf } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import { platformOptions, readArguments } from '../command-line.js';
import { Progress } from '../output/progress.js';
import { clientFor } from '../sign-in/access.js';
import { Trouble } from '../trouble.js';
import { at, serviceCalled } from './services.js';
import type { Service } from './services.js';

type Rebuild = Schemas['identity']['RebuildResponse'];

const lookMilliseconds = 500;

/** `rebuild SERVICE LANE`: makes a projection anew from the journals; Ctrl-C calls it off, the live one stays as it is. */
export async function rebuild(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink rebuild SERVICE LANE [--json] [--url URL]';
  const options = { ...platformOptions, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readArguments(args, options, { least: 2, usage });
  const [name = '', lane = ''] = positionals;
  const service = serviceCalled(name);
  const client = await clientFor(values, 'administrator');
  const interruption = new AbortController();
  const stop = () => interruption.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const ended = await rebuiltOrCalledOff(client, service, lane, interruption.signal);
    if (values.json) console.log(JSON.stringify(ended));
    if (ended.state !== 'done') throw new Trouble(whyNot(service, ended));
    if (!values.json) console.log(`Rebuilt ${service} ${lane} from ${ended.events} events.`);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Follows a rebuild to its end, or has it called off when `interrupted`. */
export async function rebuiltOrCalledOff(
  client: ApiClient,
  service: Service,
  lane: string,
  interrupted: AbortSignal,
  progress = new Progress(),
): Promise<Rebuild> {
  const params = { path: { lane } };
  let state = await answerOf(client.POST(at(service, 'lanes/{lane}/rebuild'), { params }));
  while (state.state === 'running') {
    progress.show(howFar(state));
    if (interrupted.aborted) {
      progress.clear();
      return answerOf(client.POST(at(service, 'lanes/{lane}/rebuild/cancellation'), { params }));
    }
    await pause(lookMilliseconds, undefined, { signal: interrupted }).catch(() => undefined);
    state = await answerOf(client.GET(at(service, 'lanes/{lane}/rebuild'), { params }));
  }
  progress.clear();
  return state;
}

function howFar({ events, sources }: Rebuild): string {
  const places = sources.map(({ source, position, head }) => `${source} ${position} of ${head}`);
  return `${events} events; ${places.join(', ')}`;
}

function whyNot(service: Service, { lane, state, error }: Rebuild): string {
  const of = `The rebuild of ${service} ${lane}`;
  if (state === 'cancelled') return `${of} was called off${error ? ` (${error})` : ''}; the live lane is as it was.`;
  if (state === 'stalled') return `${of} is not heard of any more; the live lane is as it was. Begin it again.`;
  return `${of} failed: ${error ?? 'no reason was kept'}; the live lane is as it was.`;
}
