import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import type { InOrder } from '../lists/in-address.js';
import type { ListPage } from '../lists/keyset-list.js';
import type { Outcome, OutcomeStatus } from './status.js';

/** What the list is filtered and sorted by, as it stands in the address. */
export interface OutcomesFilter extends InOrder {
  readonly status?: OutcomeStatus;
  /** What the reader claimed, and has to correct. */
  readonly queue?: 'to-correct';
}

/** A page of outcomes, the newest first unless told. */
export function readOutcomes(filter: OutcomesFilter, cursor: string | undefined): Promise<ListPage<Outcome>> {
  const query = { ...filter, limit: 30, ...(cursor !== undefined && { cursor }) };
  return answerOf(api.GET('/api/v1/outcomes', { params: { query } }));
}

export const outcomeQuery = (id: string) =>
  queryOptions({
    queryKey: ['outcomes', id],
    queryFn: (): Promise<Outcome> => answerOf(api.GET('/api/v1/outcomes/{id}', { params: { path: { id } } })),
  });

/** The names of a firm an outcome is claimed for. */
export const firmQuery = (id: string) =>
  queryOptions({
    queryKey: ['enterprises', id],
    queryFn: () => answerOf(api.GET('/api/v1/enterprises/{id}', { params: { path: { id } } })),
  });
