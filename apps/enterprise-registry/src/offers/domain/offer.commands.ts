import { refuse } from '@harbourlink/kernel';
import type { Decision, Instant } from '@harbourlink/kernel';
import { lastDayUnlessSaid } from '../../calendar/publication-period.js';
import type { Offer, OfferContent, OfferEnding, OfferEvent } from './offer.js';
import type { OfferRefusalCode } from './offer.refusals.js';
import {
  lastDayMustBeOver,
  mustBe,
  mustEndWithin90To180Days,
  mustNotHaveEnded,
  mustSayWhatIsOffered,
  providerMustBeChecked,
  providerMustNotRivalItself,
  providerMustProvide,
  providerMustStayTheSame,
  renewalMustBeLater,
} from './offer.rules.js';
import type { ProviderFacts } from './offer.rules.js';

export type OfferCommand =
  | { type: 'draft'; content: OfferContent; by: string }
  | { type: 'revise'; content: OfferContent; by: string }
  /** `provider` is what is known of the provider now; without `endsOn` the offer ends after 90 days. */
  | { type: 'publish'; provider: ProviderFacts; endsOn?: string; by: string }
  | { type: 'renew'; provider: ProviderFacts; endsOn: string; by: string }
  | { type: 'end'; reasonCode: OfferEnding; by: string }
  | { type: 'expire' };

/** What happens to the offer, or why not. */
export function decide(
  offer: Offer | undefined,
  command: OfferCommand,
  now: Instant,
): Decision<OfferEvent, OfferRefusalCode> {
  if (command.type === 'draft') {
    return offer === undefined
      ? (providerMustNotRivalItself(command.content) ?? [
          { type: 'OfferDrafted', offer: command.content, byPersonId: command.by },
        ])
      : refuse('offer.already-known', 'conflict');
  }
  if (offer === undefined) return refuse('offer.unknown', 'missing');
  switch (command.type) {
    case 'revise':
      return (
        mustNotHaveEnded(offer) ??
        providerMustStayTheSame(offer, command.content) ??
        providerMustNotRivalItself(command.content) ??
        (offer.status === 'published' ? mustSayWhatIsOffered(command.content) : undefined) ?? [
          { type: 'OfferRevised', offer: command.content, byPersonId: command.by },
        ]
      );
    case 'publish': {
      const endsOn = command.endsOn ?? lastDayUnlessSaid(now);
      return (
        mustBe(offer, 'draft') ??
        providerMustBeChecked(command.provider) ??
        providerMustProvide(command.provider) ??
        mustSayWhatIsOffered(offer.content) ??
        mustEndWithin90To180Days(endsOn, now) ?? [
          { type: 'OfferPublished', offer: offer.content, endsOn, byPersonId: command.by },
        ]
      );
    }
    case 'renew':
      return (
        mustBe(offer, 'published') ??
        providerMustBeChecked(command.provider) ??
        mustEndWithin90To180Days(command.endsOn, now) ??
        renewalMustBeLater(offer, command.endsOn) ?? [
          { type: 'OfferRenewed', endsOn: command.endsOn, byPersonId: command.by },
        ]
      );
    case 'end':
      return (
        mustNotHaveEnded(offer) ?? [{ type: 'OfferEnded', reasonCode: command.reasonCode, byPersonId: command.by }]
      );
    case 'expire':
      return (
        mustBe(offer, 'published') ?? lastDayMustBeOver(offer, now) ?? [{ type: 'OfferEnded', reasonCode: 'expired' }]
      );
  }
}
