import { evolve } from './suggestion.js';
import type { Fit, Suggestion, SuggestionCommand, SuggestionEvent, SuggestionStatus } from './suggestion.js';

export const needId = '0190c0de-0000-7000-8000-0000000000a1';
export const offerId = '0190c0de-0000-7000-8000-0000000000b1';
export const enterpriseId = '0190c0de-0000-7000-8000-0000000000c1';
export const providerId = '0190c0de-0000-7000-8000-0000000000d1';
export const officer = '0190c0de-0000-7000-8000-0000000000e1';

export const fit: Fit = {
  score: 812,
  bandCode: 'strong',
  reasons: [
    {
      sideCode: 'need',
      reasonCode: 'covers-every-service',
      needFieldCodes: ['serviceCodes'],
      offerFieldCodes: ['serviceCodes'],
      valueCodes: ['treasury-centre'],
    },
  ],
};
export const lesserFit: Fit = { ...fit, score: 680, bandCode: 'good' };

export const made: SuggestionEvent = { type: 'SuggestionMade', needId, offerId, enterpriseId, providerId, ...fit };
export const shortlisted: SuggestionEvent = { type: 'SuggestionShortlisted', byPersonId: officer };
export const dismissed: SuggestionEvent = {
  type: 'SuggestionDismissed',
  reasonCode: 'not-suitable',
  byPersonId: officer,
  organisationId: 'shanghai',
};
export const lapsed: SuggestionEvent = { type: 'SuggestionLapsed', reasonCode: 'need-ended' };

/** The events that lead to each state. */
export const journals: Record<SuggestionStatus, readonly SuggestionEvent[]> = {
  suggested: [made],
  shortlisted: [made, shortlisted],
  dismissed: [made, shortlisted, dismissed],
  lapsed: [made, lapsed],
};

export const commands: { readonly [Type in SuggestionCommand['type']]: Extract<SuggestionCommand, { type: Type }> } = {
  suggest: { type: 'suggest', needId, offerId, enterpriseId, providerId, fit: lesserFit },
  lapse: { type: 'lapse', reasonCode: 'excluded' },
  shortlist: { type: 'shortlist', byPersonId: officer },
  dismiss: { type: 'dismiss', reasonCode: 'not-suitable', byPersonId: officer, organisationId: 'shanghai' },
};

export function stateAfter(events: readonly SuggestionEvent[]): Suggestion | undefined {
  return events.reduce<Suggestion | undefined>(evolve, undefined);
}
