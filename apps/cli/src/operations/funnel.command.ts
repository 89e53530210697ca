import { answerOf } from '@harbourlink/api-client';
import type { Paths } from '@harbourlink/api-client';
import { platformOptions, readArguments } from '../command-line.js';
import { Story, paperOf } from '../output/story.js';
import { clientFor } from '../sign-in/access.js';
import { showFunnel } from './funnel-table.js';

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
