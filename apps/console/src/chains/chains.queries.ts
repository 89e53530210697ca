import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api } from '../api/api.js';

export type ChainItem = Schemas['insights']['ChainItemResponse'];
export type ChainKind = ChainItem['kind'];

export const chainQuery = (id: string) =>
  queryOptions({
    queryKey: ['chains', id],
    queryFn: () => answerOf(api.GET('/api/v1/chains/{id}', { params: { path: { id } } })),
  });
