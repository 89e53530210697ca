import { instant, isRefusal } from '@harbourlink/kernel';
import { decide } from './offer.commands.js';
import type { OfferCommand } from './offer.commands.js';
import { evolve } from './offer.js';
import type { Offer, OfferContent } from './offer.js';

export const providerId = '0190a000-0000-7000-8000-000000000002';
export const rivalId = '0190a000-0000-7000-8000-000000000003';
export const member = '0190a000-0000-7000-8000-0000000000a3';
export const now = instant('2026-11-22T08:00:00.000Z');

export const content = (changes: Partial<OfferContent> = {}): OfferContent => ({
  providerId,
  serviceCodes: ['treasury-centre', 'headquarters'],
  servesSectorCodes: [],
  servesSizeCodes: ['medium', 'large'],
  servesRegionCodes: ['mainland'],
  marketCodes: [],
  servesStageCodes: [],
  requiresHongKongEntity: false,
  accreditationCodes: [],
  languageCodes: ['cantonese', 'mandarin'],
  capacity: 3,
  exclusiveMandates: [],
  texts: { 'zh-Hant': '協助製造業設立財資中心。' },
  ...changes,
});

export const draft = (changes: Partial<OfferContent> = {}): OfferCommand => ({
  type: 'draft',
  content: content(changes),
  by: member,
});
export const revise = (changes: Partial<OfferContent> = {}): OfferCommand => ({
  type: 'revise',
  content: content({ capacity: 5, ...changes }),
  by: member,
});
export const publish = (endsOn = '2027-03-01'): OfferCommand => ({
  type: 'publish',
  provider: { status: 'checked', provides: true },
  endsOn,
  by: member,
});
export const renew = (endsOn = '2027-05-01'): OfferCommand => ({
  type: 'renew',
  provider: { status: 'checked', provides: true },
  endsOn,
  by: member,
});
export const end: OfferCommand = { type: 'end', reasonCode: 'withdrawn', by: member };
export const expire: OfferCommand = { type: 'expire' };

/** The offer after these commands, each of which must succeed. */
export function offerAfter(...commands: readonly OfferCommand[]): Offer | undefined {
  return commands.reduce<Offer | undefined>((offer, command) => {
    const decision = decide(offer, command, now);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.code}`);
    return decision.reduce<Offer | undefined>(evolve, offer);
  }, undefined);
}

/** What one command answers: the types of the events, or the refusal's code. */
export function answer(offer: Offer | undefined, command: OfferCommand, at = now): string {
  const decision = decide(offer, command, at);
  return isRefusal(decision) ? decision.code : decision.map(({ type }) => type).join(' ');
}
