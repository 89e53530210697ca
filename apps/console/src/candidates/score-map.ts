import type { LocalizedText } from '@harbourlink/kernel';

/** A part of one direction's score, as the service gives it. */
export interface ScorePart {
  readonly partCode: string;
  readonly label: LocalizedText;
  readonly weight: number;
  /** 0..1000. */
  readonly value: number;
}

/** One bar of the map: as long as the part weighs, as full as it is worth. Shares are 0..1. */
export interface Bar {
  readonly partCode: string;
  readonly label: LocalizedText;
  /** Of the weight of all parts of this direction, in whole per cent. */
  readonly weightPercent: number;
  readonly value: number;
  /** Points of the direction's 0..1000 that the part brings. */
  readonly points: number;
  /** Points it could have brought at most. */
  readonly mostPoints: number;
  /** Length of the whole bar beside the heaviest part's. */
  readonly length: number;
  /** Length of what is full of it. */
  readonly full: number;
}

/** The bars of one direction, in the order of the parts. */
export function barsOf(parts: readonly ScorePart[]): Bar[] {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const heaviest = Math.max(1, ...parts.map(({ weight }) => weight));
  return parts.map(({ partCode, label, weight, value }) => {
    const share = weights === 0 ? 0 : weight / weights;
    const length = weight / heaviest;
    return {
      partCode,
      label,
      weightPercent: Math.round(100 * share),
      value,
      points: Math.round(share * value),
      mostPoints: Math.round(share * 1000),
      length,
      full: length * (value / 1000),
    };
  });
}
