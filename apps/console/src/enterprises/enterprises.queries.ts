import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api } from '../api/api.js';

export type Enterprise = Schemas['enterprise-registry']['EnterpriseResponse'];
export type Missing = Schemas['enterprise-registry']['MissingResponse'];
export type Case = Schemas['enterprise-registry']['CaseResponse'];
export type Officer = Schemas['identity']['OfficerResponse'];

const none = (error: unknown): null => {
  if (error instanceof ApiProblem && error.status === 404) return null;
  throw error;
};

export const enterpriseQuery = (id: string) =>
  queryOptions({
    queryKey: ['enterprises', id],
    queryFn: () => answerOf(api.GET('/api/v1/enterprises/{id}', { params: { path: { id } } })),
  });

/** The profile of the own firm; null while there is none. */
export const ownEnterpriseQuery = (id: string) =>
  queryOptions({
    queryKey: ['enterprises', id, 'own'],
    queryFn: (): Promise<Enterprise | null> =>
      answerOf(api.GET('/api/v1/enterprises/{id}', { params: { path: { id } } })).catch(none),
    // What an officer decides shows without being asked for.
    refetchInterval: ({ state }) => (awaitsCheck(state.data) ? 10_000 : false),
  });

export function awaitsCheck(enterprise: Enterprise | null | undefined): boolean {
  return enterprise?.status === 'submitted' || enterprise?.revision?.status === 'submitted';
}

export const missingQuery = (id: string) =>
  queryOptions({
    queryKey: ['enterprises', id, 'missing'],
    queryFn: () => answerOf(api.GET('/api/v1/enterprises/{id}/missing', { params: { path: { id } } })),
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id],
    queryFn: () => answerOf(api.GET('/api/v1/cases/{id}', { params: { path: { id } } })),
  });

/** People of the offices by their ids: for names. */
export const officersByIdQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['officers', 'ids', ...ids],
    staleTime: 300_000,
    enabled: ids.length > 0,
    queryFn: async (): Promise<readonly Officer[]> => {
      const { items } = await answerOf(
        api.GET('/api/v1/people/officers', { params: { query: { ids: ids.join(',') } } }),
      );
      return items;
    },
  });

/** Everybody of an office a case can be given to. */
export const officersOfQuery = (office: string) =>
  queryOptions({
    queryKey: ['officers', 'office', office],
    staleTime: 300_000,
    queryFn: async (): Promise<readonly Officer[]> => {
      const query = { office } as { office: Officer['officeCodes'][number] };
      const { items } = await answerOf(api.GET('/api/v1/people/officers', { params: { query } }));
      return items.filter(({ roles }) => roles.includes('officer') || roles.includes('team_head'));
    },
  });
