import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import type { LocalizedText } from '@harbourlink/kernel';
import { api } from '../api/api.js';

/** An offer, with the names of its provider. */
export type Offer = Schemas['enterprise-registry']['OfferResponse'] & { readonly providerNames?: LocalizedText };

export const readOffer = (id: string): Promise<Offer> =>
  answerOf(api.GET('/api/v1/offers/{id}', { params: { path: { id } } }));

export const offerQuery = (id: string) => queryOptions({ queryKey: ['offers', id], queryFn: () => readOffer(id) });
