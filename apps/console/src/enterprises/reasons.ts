import type { ReasonCode } from './reason-texts.js';

/** The reasons of each decision, in the order they are asked for. */
export const changeReasons = [
  'names-unclear',
  'registration-number-wrong',
  'place-wrong',
  'sectors-wrong',
  'listing-wrong',
  'website-wrong',
  'evidence-missing',
] as const satisfies readonly ReasonCode[];
export const refusalReasons = [
  'not-a-business',
  'duplicate',
  'out-of-scope',
  'particulars-false',
] as const satisfies readonly ReasonCode[];
export const suspensionReasons = [
  'complaint',
  'particulars-doubtful',
  'registration-lapsed',
  'at-own-request',
] as const satisfies readonly ReasonCode[];

export const withdrawalReasons = [
  'at-own-request',
  'dissolved',
  'duplicate',
  'inactive',
] as const satisfies readonly ReasonCode[];

/** The fields a reason to change something is about, to lead the reader there. */
export const fieldOfReason: Readonly<Partial<Record<string, string>>> = {
  'names-unclear': 'names',
  'registration-number-wrong': 'uscc',
  'place-wrong': 'placeCode',
  'sectors-wrong': 'sectorCodes',
  'listing-wrong': 'listing.listingCode',
  'website-wrong': 'website',
};
