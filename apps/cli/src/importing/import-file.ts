import { answerOf } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import { everyItem } from '../every-item.js';
import { until } from '../until.js';

export type Import = Schemas['enterprise-registry']['ImportResponse'];
export type RowError = Schemas['enterprise-registry']['RowErrorResponse'];

export interface ImportReport {
  readonly import: Import;
  readonly errors: readonly RowError[];
}

const longestSeconds = 600;

/** Sends a file, waits until the platform has worked through it, and reads what it says about bad rows. */
export async function importFile(
  client: ApiClient,
  content: string | Buffer,
  { dryRun, told = () => undefined }: { dryRun: 'true' | 'false'; told?: (so: Import) => void },
): Promise<ImportReport> {
  const taken = await answerOf(
    client.POST('/api/v1/imports', {
      params: { query: { dryRun } },
      body: content as string,
      bodySerializer: (body) => body,
      headers: { 'content-type': 'text/csv' },
    }),
  );
  const { id } = taken;
  const done = await until(
    'the import to end',
    async () => {
      const so = await answerOf(client.GET('/api/v1/imports/{id}', { params: { path: { id } } }));
      told(so);
      return so.state === 'waiting' || so.state === 'running' ? undefined : so;
    },
    { seconds: longestSeconds, every: 200 },
  );
  const errors = await everyItem((query) =>
    client.GET('/api/v1/imports/{id}/errors', { params: { path: { id }, query } }),
  );
  return { import: done, errors };
}
