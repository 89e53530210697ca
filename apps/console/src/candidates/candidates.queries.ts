import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import type { LocalizedText } from '@harbourlink/kernel';
import { api } from '../api/api.js';

type Matching = Schemas['matching-engine'];
type Registry = Schemas['enterprise-registry'];

export type Candidates = Matching['CandidatesResponse'];
export type Explanation = Matching['ExplanationResponse'];
export type Reason = Matching['ReasonResponse'];
export type Exclusion = Matching['ExclusionResponse'];
export type Suggestion = Matching['SuggestionResponse'];
export type Offer = Registry['OfferResponse'] & { readonly providerNames?: LocalizedText };

export const candidatesQuery = (needId: string) =>
  queryOptions({
    queryKey: ['candidates', needId],
    queryFn: () => answerOf(api.GET('/api/v1/candidates', { params: { query: { needId, limit: 100 } } })),
  });

export const explanationQuery = (needId: string, offerId: string) =>
  queryOptions({
    queryKey: ['candidates', needId, offerId],
    queryFn: () => answerOf(api.GET('/api/v1/candidates/explanation', { params: { query: { needId, offerId } } })),
  });

/** What became of the candidates; a need has no more of them than one page holds. */
export const suggestionsQuery = (needId: string) =>
  queryOptions({
    queryKey: ['suggestions', { needId }],
    queryFn: async (): Promise<readonly Suggestion[]> => {
      const query = { needId, limit: 200 };
      return (await answerOf(api.GET('/api/v1/suggestions', { params: { query } }))).items;
    },
  });

/** Published offers whose provider or words contain `q`. */
export const offersQuery = (q: string) =>
  queryOptions({
    queryKey: ['offers', { q }],
    enabled: q !== '',
    queryFn: async (): Promise<readonly Offer[]> => {
      const query = { q, status: 'published' as const, limit: 20 };
      return (await answerOf(api.GET('/api/v1/offers', { params: { query } }))).items;
    },
  });

/** Everything that was read about a need's candidates. */
export const touchedByShortlisting = (needId: string) => [
  ['candidates', needId],
  ['suggestions', { needId }],
  ['introductions'],
];
