import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import type { InOrder } from '../lists/in-address.js';
import type { Life, Stage } from './status.js';

/** What the list is filtered and sorted by, as it stands in the address. */
export interface MemorandaFilter extends InOrder {
  readonly stage?: Stage;
  readonly status?: Life;
}

/** A page of memoranda, the newest first unless told. */
export function readMemoranda(filter: MemorandaFilter, cursor: string | undefined) {
  const query = { ...filter, limit: 30, ...(cursor !== undefined && { cursor }) };
  return answerOf(api.GET('/api/v1/memoranda', { params: { query } }));
}

export const memorandumQuery = (id: string) =>
  queryOptions({
    queryKey: ['memoranda', id],
    queryFn: () => answerOf(api.GET('/api/v1/memoranda/{id}', { params: { path: { id } } })),
  });

export const outcomesOfMemorandumQuery = (memorandumId: string) =>
  queryOptions({
    queryKey: ['outcomes', { memorandumId }],
    queryFn: () => answerOf(api.GET('/api/v1/outcomes', { params: { query: { memorandumId, limit: 50 } } })),
  });

/** The introduction a memorandum is recorded from: its parties sign. */
export const originQuery = (introductionId: string) =>
  queryOptions({
    queryKey: ['introductions', introductionId],
    queryFn: () => answerOf(api.GET('/api/v1/introductions/{id}', { params: { path: { id: introductionId } } })),
  });
