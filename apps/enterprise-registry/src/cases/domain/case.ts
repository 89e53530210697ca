/** Why no office could be told. */
export const unroutedReasons = ['place-missing', 'place-unknown', 'place-outside-the-mainland'] as const;
export type UnroutedReason = (typeof unroutedReasons)[number];

/** The office that takes a case, or why none does. */
export type Route = { readonly officeCode: string } | { readonly unroutedReasonCode: UnroutedReason };

export const caseStatuses = ['unrouted', 'open', 'closed'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export type CaseClosing = 'enterprise-withdrawn' | 'not-accepted';

/** Who had the case before. */
export interface FormerHolder {
  readonly officeCode: string;
  readonly ownerPersonId?: string;
}

/** The work on one enterprise. */
export interface Case {
  readonly status: CaseStatus;
  readonly enterpriseId: string;
  readonly officeCode?: string;
  readonly unroutedReasonCode?: UnroutedReason;
  /** The officer who works on it. */
  readonly ownerPersonId?: string;
  /** The first holder first. */
  readonly formerHolders: readonly FormerHolder[];
  readonly closedReasonCode?: CaseClosing;
}

export type CaseEvent =
  | { type: 'CaseOpened'; enterpriseId: string; officeCode?: string; unroutedReasonCode?: UnroutedReason }
  | {
      type: 'CaseRouted';
      officeCode: string;
      fromOfficeCode?: string;
      reasonCode: 'province' | 'hand-over';
      byPersonId?: string;
    }
  | { type: 'CaseAssigned'; ownerPersonId: string; byPersonId: string }
  | { type: 'CaseClosed'; reasonCode: CaseClosing; byPersonId?: string };

/** The case after the event. */
export function evolve(known: Case | undefined, event: CaseEvent): Case {
  if (event.type === 'CaseOpened') {
    const { type: _type, ...opened } = event;
    return { ...opened, status: event.officeCode === undefined ? 'unrouted' : 'open', formerHolders: [] };
  }
  if (known === undefined) throw new Error(`${event.type} of a case that does not exist`);
  switch (event.type) {
    case 'CaseRouted': {
      const { enterpriseId } = known;
      return { status: 'open', enterpriseId, officeCode: event.officeCode, formerHolders: holdersUntilNow(known) };
    }
    case 'CaseAssigned': {
      const formerHolders = known.ownerPersonId === undefined ? known.formerHolders : holdersUntilNow(known);
      return { ...known, ownerPersonId: event.ownerPersonId, formerHolders };
    }
    case 'CaseClosed':
      return { ...known, status: 'closed', closedReasonCode: event.reasonCode };
  }
}

function holdersUntilNow({ officeCode, ownerPersonId, formerHolders }: Case): readonly FormerHolder[] {
  if (officeCode === undefined) return formerHolders;
  return [...formerHolders, { officeCode, ...(ownerPersonId === undefined ? {} : { ownerPersonId }) }];
}
