import { answerOf, ifMatch, onceAs } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import type { PublicationKind, Target } from '../publications/publication-kind.js';
import { OfferFields } from './offer-fields.js';
import { emptyOfferForm, fieldOfOfferRule, formOfOffer, offerOfForm } from './offer-form.js';
import type { OfferForm } from './offer-form.js';
import { offerQuery, readOffer } from './offers.queries.js';
import type { Offer } from './offers.queries.js';
import { texts } from './texts.js';
import { useOfferWords } from './use-offer-words.js';

const at = ({ id, version }: Target) => ({ path: { id }, header: ifMatch(version) });

/** What is particular to offers. */
export const offerKind: PublicationKind<Offer, OfferForm, 'withdrawn'> = {
  name: 'offer',
  texts,
  firmOf: (offer) => ({ id: offer.providerId, names: offer.providerNames }),

  begin: ({ id, profile: { languageCodes } }, serviceCodes) => ({ ...emptyOfferForm(id), languageCodes, serviceCodes }),
  formOf: formOfOffer,
  Fields: OfferFields,
  useWords: useOfferWords,
  fieldOfRule: fieldOfOfferRule,

  query: offerQuery,
  read: readOffer,
  create: (form, keyOf) => {
    const body = offerOfForm(form);
    return answerOf(api.POST('/api/v1/offers', { ...onceAs(keyOf(body)), body }));
  },
  write: (target, form) => answerOf(api.PUT('/api/v1/offers/{id}', { params: at(target), body: offerOfForm(form) })),
  publish: (target, endsOn) =>
    answerOf(api.POST('/api/v1/offers/{id}/publication', { params: at(target), body: { ...(endsOn && { endsOn }) } })),
  renew: (target, endsOn) =>
    answerOf(api.POST('/api/v1/offers/{id}/renewal', { params: at(target), body: { endsOn } })),
  endReasons: ['withdrawn'],
  end: (target, reasonCode) =>
    answerOf(api.POST('/api/v1/offers/{id}/ending', { params: at(target), body: { reasonCode } })),
  touches: [['offers']],
};
