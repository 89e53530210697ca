import { answerOf } from '@harbourlink/api-client';
import type { ApiClient } from '@harbourlink/api-client';
import { platformOptions, readArguments } from '../command-line.js';
import { Progress } from '../output/progress.js';
import { clientFor } from '../sign-in/access.js';
import { Trouble } from '../trouble.js';
import { checkpointsIn } from './checkpoint-file.js';
import type { CheckpointFile } from './checkpoint-file.js';
import { followChain } from './follow-chain.js';
import type { ChainVerdict, Checkpoint, Stretch, StretchQuery } from './follow-chain.js';
import { at, services, servicesCalled } from './services.js';
import type { Service } from './services.js';

/** `verify`: follows the hash chain of every journal, a stretch at a time; trouble when one is broken. */
export async function verify(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink verify [SERVICE] [--checkpoints FILE] [--json] [--url URL]';
  const options = {
    ...platformOptions,
    checkpoints: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = readArguments(args, options, { most: 1, usage });
  const chosen = servicesCalled(positionals);
  const kept = values.checkpoints === undefined ? {} : await checkpointsIn(values.checkpoints);
  const client = await clientFor(values, 'administrator');
  const progress = new Progress();
  const verdicts: Partial<Record<Service, ChainVerdict>> = {};
  for (const service of chosen) {
    const verdict = await followChain(stretchesOf(client, service), kept[service] ?? [], (position, head) =>
      progress.show(`${service}: ${position} of ${head}`),
    );
    progress.clear();
    verdicts[service] = verdict;
    if (!values.json) console.log(`${service.padEnd(14)} ${inWords(verdict, kept[service] ?? [])}`);
  }
  if (values.json) console.log(JSON.stringify(verdicts));
  const broken = chosen.filter((service) => verdicts[service]?.firstBad);
  if (broken.length > 0) throw new Trouble(`The journal of ${broken.join(', ')} is broken.`);
}

function stretchesOf(client: ApiClient, service: Service): (query: StretchQuery) => Promise<Stretch> {
  return (query) => answerOf(client.GET(at(service, 'journal/verification'), { params: { query } }));
}

function inWords({ checked, from, firstBad }: ChainVerdict, kept: readonly Checkpoint[]): string {
  const begun = from > 0 ? ` from position ${from + 1}, the part before is archived` : '';
  const through = kept.length > 0 ? `, through ${kept.length} checkpoint${kept.length > 1 ? 's' : ''}` : '';
  const verdict = firstBad ? `broken at ${firstBad.position}: ${firstBad.reason}` : 'whole';
  return `${String(checked).padStart(7)} events${begun}${through}: ${verdict}`;
}

/** `checkpoints > FILE`: what to keep elsewhere, so that a chain that was recomputed is found out. */
export async function checkpoints(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink checkpoints [--url URL] > FILE';
  const { values } = readArguments(args, platformOptions, { usage });
  const client = await clientFor(values, 'administrator');
  const journals: Partial<Record<Service, readonly Checkpoint[]>> = {};
  for (const service of services) journals[service] = await checkpointsOf(client, service);
  const file: CheckpointFile = {
    format: 'harbourlink-checkpoints',
    takenAt: new Date().toISOString(),
    url: new URL(values.url).origin,
    journals,
  };
  console.log(JSON.stringify(file, null, 2));
}

/** All that were taken, and one at the end of the journal. */
async function checkpointsOf(client: ApiClient, service: Service): Promise<Checkpoint[]> {
  const kept: Checkpoint[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const page = await answerOf(client.GET(at(service, 'journal/checkpoints'), { params: { query } }));
    kept.push(...page.items.map(({ position, hash }) => ({ position, hash })));
    cursor = page.next;
    if (cursor !== undefined) continue;
    const { position, hash } = page.head;
    return position > (kept.at(-1)?.position ?? 0) ? [...kept, { position, hash }] : kept;
  }
}
