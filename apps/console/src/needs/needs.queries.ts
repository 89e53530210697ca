import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api } from '../api/api.js';

export type Need = Schemas['enterprise-registry']['NeedResponse'];
export type Introduction = Schemas['matching-engine']['IntroductionResponse'];

export const readNeed = (id: string): Promise<Need> =>
  answerOf(api.GET('/api/v1/needs/{id}', { params: { path: { id } } }));

export const needQuery = (id: string) => queryOptions({ queryKey: ['needs', id], queryFn: () => readNeed(id) });

/** How many offers fit a need at all: what a firm is told before anybody introduces it. */
export const candidatesOfNeedQuery = (needId: string) =>
  queryOptions({
    queryKey: ['candidates', needId, 'first'],
    queryFn: () => answerOf(api.GET('/api/v1/candidates', { params: { query: { needId } } })),
  });

export const introductionsOfNeedQuery = (needId: string) =>
  queryOptions({
    queryKey: ['introductions', 'of-need', needId],
    queryFn: async (): Promise<readonly Introduction[]> => {
      const { items } = await answerOf(api.GET('/api/v1/introductions', { params: { query: { needId } } }));
      return items;
    },
  });
