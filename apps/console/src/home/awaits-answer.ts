import type { Schemas } from '@harbourlink/api-client';

export type Introduction = Schemas['matching-engine']['IntroductionResponse'];

/** True when an organisation has a conflict check to make or an answer to give. */
export function awaitsAnswerOf(organisationId: string, { status, parties }: Pick<Introduction, 'status' | 'parties'>) {
  const own = parties.find((party) => party.organisationId === organisationId);
  if (!own) return false;
  if (status === 'proposed') return own.sideCode === 'offer' && own.conflictCheck === 'open';
  return status === 'conflict-checked' && own.accepted !== true;
}

const soonMilliseconds = 3 * 86_400_000;

/** True when an introduction that has not been answered by all ends within three days. */
export function expiresSoon({ status, expiresAt }: Pick<Introduction, 'status' | 'expiresAt'>, now: number): boolean {
  const isOpen = status === 'proposed' || status === 'conflict-checked';
  return isOpen && Date.parse(expiresAt) - now < soonMilliseconds;
}
