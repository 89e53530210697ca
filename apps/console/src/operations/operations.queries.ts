import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { healthOf, services, together } from './services.js';
import type { Health, OwnedLetter, Service } from './services.js';

export const letterStates = ['open', 'settled'] as const;
export type LetterState = (typeof letterStates)[number];

/** How a service is; what went wrong when it does not answer. */
export type HealthAnswer =
  { readonly service: Service; readonly health: Health } | { readonly service: Service; readonly error: unknown };

/** All services at once; one that does not answer leaves the others as they are. */
export const healthQuery = queryOptions({
  queryKey: ['operations', 'health'],
  refetchInterval: 5_000,
  queryFn: (): Promise<readonly HealthAnswer[]> =>
    Promise.all(
      services.map((service) =>
        answerOf(api.GET(`/api/v1/${service}/operations/status`))
          .then((status) => ({ service, health: healthOf(status) }))
          .catch((error: unknown) => ({ service, error })),
      ),
    ),
});

export const letterPageSize = 100;

export interface LettersFilter {
  readonly state: LetterState;
  readonly service?: Service;
}

/** The letters of one service or of all, up to a page of each. */
export const lettersQuery = ({ state, service }: LettersFilter) =>
  queryOptions({
    queryKey: ['operations', 'letters', state, service ?? 'all'],
    refetchInterval: 5_000,
    queryFn: async (): Promise<readonly OwnedLetter[]> => {
      const asked = service ? [service] : services;
      const lists = await Promise.all(
        asked.map(async (each) => {
          const params = { query: { state, limit: letterPageSize } };
          const { items } = await answerOf(api.GET(`/api/v1/${each}/operations/dead-letters`, { params }));
          return [each, items] as const;
        }),
      );
      return together(lists);
    },
  });

export const letterQuery = (service: Service, letter: number) =>
  queryOptions({
    queryKey: ['operations', 'letters', service, letter],
    queryFn: () =>
      answerOf(
        api.GET(`/api/v1/${service}/operations/dead-letters/{letter}`, {
          params: { path: { letter } },
        }),
      ),
  });

export const discardReasons = [
  'duplicate',
  'obsolete',
  'test-data',
  'handled-by-hand',
  'cannot-be-mended',
  'other',
] as const;
export type DiscardReason = (typeof discardReasons)[number];

/** Gives a letter another life. */
export function replay(service: Service, letter: number) {
  return answerOf(
    api.POST(`/api/v1/${service}/operations/dead-letters/{letter}/replay`, { params: { path: { letter } } }),
  );
}

/** Gives a letter up, so that later events of the same thing go on. */
export function discard(service: Service, letter: number, reasonCode: DiscardReason, note: string) {
  const body = { reasonCode, ...(note.trim() !== '' && { note: note.trim() }) };
  return answerOf(
    api.POST(`/api/v1/${service}/operations/dead-letters/{letter}/discarding`, { params: { path: { letter } }, body }),
  );
}
