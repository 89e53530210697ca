import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import type { LocalizedText } from '@harbourlink/kernel';
import { api } from '../api/api.js';
import type { ListPage } from '../lists/keyset-list.js';
import type { FunnelFilter } from './funnel-search.js';
import type { Funnel, StageCode } from './status.js';

/** What is behind a number; its name comes with it once the service knows it. */
export type Counted = Schemas['insights']['CountedUnitResponse'] & {
  readonly names?: LocalizedText;
  readonly status?: string;
  readonly changedAt?: string;
};

export const funnelQuery = (filter: FunnelFilter) =>
  queryOptions({
    queryKey: ['funnel', filter],
    queryFn: (): Promise<Funnel> => answerOf(api.GET('/api/v1/funnel', { params: { query: filter } })),
  });

export type Behind = 'count' | 'of';

/** A page of what is behind a number of the funnel. */
export function readBehind(
  stage: StageCode,
  { behind, ...filter }: FunnelFilter & { readonly behind: Behind },
  cursor: string | undefined,
): Promise<ListPage<Counted>> {
  const query = { ...filter, behind, limit: 30, ...(cursor !== undefined && { cursor }) };
  return answerOf(api.GET('/api/v1/funnel/{stage}', { params: { path: { stage }, query } }));
}
