import { queryOptions } from '@tanstack/react-query';
import { answerOf, ApiProblem } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import type { ListPage } from '../lists/keyset-list.js';
import type { ListedStatus } from './status.js';

type Matching = Schemas['matching-engine'];

export type Party = Matching['PartyResponse'];
export type Introduction = Matching['IntroductionResponse'];
export type Contacts = Schemas['identity']['ContactsResponse'];

export interface IntroductionFilters {
  readonly status?: ListedStatus;
  readonly needId?: string;
  readonly sort?: 'oldest';
}

export const introductionQuery = (introductionId: string) =>
  queryOptions({
    queryKey: ['introductions', introductionId],
    queryFn: (): Promise<Introduction> =>
      answerOf(api.GET('/api/v1/introductions/{id}', { params: { path: { id: introductionId } } })),
  });

export const introductionsOfNeedQuery = (needId: string) =>
  queryOptions({
    queryKey: ['introductions', { needId }],
    queryFn: async (): Promise<readonly Introduction[]> =>
      (await answerOf(api.GET('/api/v1/introductions', { params: { query: { needId, limit: 100 } } }))).items,
  });

export async function readIntroductions(
  filters: IntroductionFilters,
  cursor: string | undefined,
): Promise<ListPage<Introduction>> {
  const query = { ...filters, limit: 25, ...(cursor !== undefined && { cursor }) };
  return answerOf(api.GET('/api/v1/introductions', { params: { query } }));
}

/** Milliseconds until contacts that are on their way are asked for again. */
const CONTACTS_SOON = 1_000;

/** Whom to write to. They follow the last acceptance by an event: null until they are there. */
export const contactsQuery = (introductionId: string) =>
  queryOptions({
    queryKey: ['contacts', introductionId],
    queryFn: async (): Promise<Contacts | null> => {
      try {
        return await answerOf(api.GET('/api/v1/contacts', { params: { query: { introductionId } } }));
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'contacts.not-disclosed') return null;
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data === null ? CONTACTS_SOON : false),
  });

/** What a notice about an introduction or a meeting makes worth reading again. */
export const touchedByAnIntroduction = [['introductions'], ['meetings'], ['contacts'], ['suggestions'], ['candidates']];
