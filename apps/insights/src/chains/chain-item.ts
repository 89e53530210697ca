import type { LocalizedText } from '@harbourlink/kernel';

/** What a chain is made of, in the order in which one usually comes of the other. */
export const chainKinds = [
  'enterprise',
  'case',
  'need',
  'suggestion',
  'introduction',
  'meeting',
  'memorandum',
  'outcome',
] as const;
export type ChainKind = (typeof chainKinds)[number];

/** Where a thing stands in the chain of the one that was asked for. */
export const chainPlaces = ['before', 'self', 'after'] as const;
export type ChainPlace = (typeof chainPlaces)[number];

export interface ChainItem {
  readonly id: string;
  readonly kind: ChainKind;
  readonly status: string;
  readonly beganAt: string;
  readonly changedAt: string;
  /** What it came of: nearest things first known, all of them in the chain. */
  readonly parentIds: readonly string[];
  readonly place: ChainPlace;
  readonly organisations: readonly { readonly organisationId: string; readonly names?: LocalizedText }[];
  /** Of a memorandum. */
  readonly title?: LocalizedText;
  readonly officeCode?: string;
  /** Services of a need, the band of a suggestion, the result of an introduction, the kind of an outcome. */
  readonly codes: readonly string[];
}
