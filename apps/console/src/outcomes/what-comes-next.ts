import type { OutcomeStatus } from './status.js';

export type OutcomeAction = 'confirm' | 'dispute' | 'verify' | 'send-back' | 'record-paper' | 'correct';

export interface OutcomeOnlooker {
  readonly isFirm: boolean;
  readonly isOfficer: boolean;
  readonly isVerifier: boolean;
}

export interface WhatComesNext {
  /** What is said above the buttons, or instead of them. */
  readonly said?: 'your-word' | 'second-officer' | 'officer-follows-up' | 'correct' | 'claimant-corrects';
  readonly actions: readonly OutcomeAction[];
}

/** What an onlooker can do about an outcome, and what is waited for otherwise. */
export function whatComesNext(status: OutcomeStatus, onlooker: OutcomeOnlooker): WhatComesNext {
  const { isFirm, isOfficer, isVerifier } = onlooker;
  const correct = isOfficer ? (['correct'] as const) : [];
  switch (status) {
    case 'claimed':
      if (isFirm) return { said: 'your-word', actions: ['confirm', 'dispute'] };
      return { actions: isOfficer ? ['record-paper', 'correct'] : [] };
    case 'confirmed':
      if (isFirm) return { said: 'second-officer', actions: [] };
      if (isVerifier) return { actions: ['verify', 'send-back', ...correct] };
      return { actions: isOfficer ? ['verify', 'correct'] : [] };
    case 'disputed':
    case 'sent-back':
      if (isFirm) return { said: 'officer-follows-up', actions: [] };
      if (isOfficer) return { said: 'correct', actions: ['correct'] };
      return isVerifier ? { said: 'claimant-corrects', actions: [] } : { actions: [] };
    case 'verified':
      return { actions: correct };
    case 'corrected':
      return { actions: [] };
  }
}
