import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, answerOf, ifMatch } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { typeOfFile } from './columns.js';

export type Import = Schemas['enterprise-registry']['ImportResponse'];
export type RowError = Schemas['enterprise-registry']['RowErrorResponse'];

export function isUnderWay({ state }: Pick<Import, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** How far an import has got; asked every second while it is under way. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => answerOf(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 1_000 : false),
  });

/** Sends the bytes of a file as they are: what is in them is the platform's to judge. */
export function sendFile(file: File, dryRun: boolean, key: string): Promise<Import> {
  return answerOf(
    api.POST('/api/v1/imports', {
      params: { query: { dryRun: dryRun ? 'true' : 'false' } },
      body: file as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'content-type': typeOfFile(file.name), 'idempotency-key': key },
    }),
  );
}

export function cancelImport({ id, version }: Import): Promise<Import> {
  return answerOf(
    api.POST('/api/v1/imports/{id}/cancellation', { params: { path: { id }, header: ifMatch(version) } }),
  );
}

/** Every bad row as a file spreadsheets open. */
export async function errorsAsFile(id: string): Promise<Blob> {
  const { data, error, response } = await api.GET('/api/v1/imports/{id}/errors', {
    params: { path: { id } },
    parseAs: 'blob',
    headers: { accept: 'text/csv' },
  });
  if (!response.ok || !data) throw new ApiProblem(response.status, error);
  return data;
}

/** Files chosen on this page, by the dry run they were tried in: imported for good without choosing them again. */
export const triedFiles = new Map<string, File>();
