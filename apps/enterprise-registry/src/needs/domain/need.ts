import type { LocalizedText, Money } from '@harbourlink/kernel';

/** An inclusive band of money; at least one end is present. */
export interface Budget {
  readonly low?: Money;
  readonly high?: Money;
}

/** What an enterprise looks for. */
export interface NeedContent {
  readonly enterpriseId: string;
  readonly serviceCodes: readonly string[];
  readonly sectorCodes: readonly string[];
  readonly marketCodes: readonly string[];
  readonly requiredAccreditationCodes: readonly string[];
  readonly stageCode?: string;
  readonly languageCodes: readonly string[];
  readonly texts: LocalizedText;
  /** Shown to officers only until the firm releases it. */
  readonly confidential: boolean;
  readonly budget?: Budget;
  /** The day after which an answer is of no use. */
  readonly deadlineOn?: string;
  readonly originEventCode?: string;
}

export const needStatuses = ['draft', 'published', 'ended'] as const;
export type NeedStatus = (typeof needStatuses)[number];

/** Why somebody ends a need; `expired` is what it ends of by itself. */
export const needEndings = ['withdrawn', 'met'] as const;
export type NeedEnding = (typeof needEndings)[number];

export interface Need {
  readonly status: NeedStatus;
  readonly content: NeedContent;
  /** The last day of a need that is or was published. */
  readonly endsOn?: string;
  readonly endedReasonCode?: NeedEnding | 'expired';
}

export type NeedEvent =
  | { type: 'NeedDrafted'; need: NeedContent; byPersonId: string }
  | { type: 'NeedRevised'; need: NeedContent; byPersonId: string }
  | { type: 'NeedPublished'; need: NeedContent; endsOn: string; byPersonId: string }
  | { type: 'NeedRenewed'; endsOn: string; byPersonId: string }
  | { type: 'NeedEnded'; reasonCode: NeedEnding | 'expired'; byPersonId?: string };

/** The need after the event. */
export function evolve(need: Need | undefined, event: NeedEvent): Need {
  if (event.type === 'NeedDrafted') return { status: 'draft', content: event.need };
  if (need === undefined) throw new Error(`${event.type} of a need that does not exist`);
  switch (event.type) {
    case 'NeedRevised':
      return { ...need, content: event.need };
    case 'NeedPublished':
      return { status: 'published', content: event.need, endsOn: event.endsOn };
    case 'NeedRenewed':
      return { ...need, endsOn: event.endsOn };
    case 'NeedEnded':
      return { ...need, status: 'ended', endedReasonCode: event.reasonCode };
  }
}
