import type { Introduction, Party } from './introductions.queries.js';
import type { Onlooker } from '../session/use-onlooker.js';

export type Action = 'check-conflict' | 'accept' | 'decline' | 'extend' | 'withdraw' | 'close' | 'arrange-meeting';

/** Whom it waits for, as far as the onlooker is told. */
export type Waiting = 'own-conflict-check' | 'own-answer' | 'others' | 'meeting' | 'nobody';

const waitingStates: readonly string[] = ['proposed', 'conflict-checked'] satisfies Introduction['status'][];

export function isWaiting({ status }: Pick<Introduction, 'status'>): boolean {
  return waitingStates.includes(status);
}

/** The onlooker's own side; undefined for offices and for who is no party. */
export function ownParty(
  introduction: Pick<Introduction, 'parties'>,
  { organisationId, isMember }: Onlooker,
): Party | undefined {
  return isMember ? introduction.parties.find((party) => party.organisationId === organisationId) : undefined;
}

/** What the page offers to do. The service decides again, and says why not. */
export function actionsNow(introduction: Introduction, onlooker: Onlooker): Action[] {
  const own = ownParty(introduction, onlooker);
  if (own) return actionsOfParty(introduction, own);
  if (!onlooker.isOfficer) return [];
  const isItsOffice = introduction.officeCode === onlooker.organisationId;
  if (isWaiting(introduction) && isItsOffice) return introduction.extended ? ['withdraw'] : ['extend', 'withdraw'];
  if (introduction.status === 'in-progress') return isItsOffice ? ['arrange-meeting', 'close'] : ['arrange-meeting'];
  return [];
}

/** Whether the page leads to a memorandum of its parties: from the day all have accepted, for the office that proposed it. */
export function mayRecordMemorandum(
  { contactsDisclosed, officeCode }: Pick<Introduction, 'contactsDisclosed' | 'officeCode'>,
  onlooker: Onlooker,
): boolean {
  return contactsDisclosed && onlooker.isOfficer && officeCode === onlooker.organisationId;
}

function actionsOfParty(introduction: Introduction, own: Party): Action[] {
  if (introduction.status === 'in-progress') return ['arrange-meeting'];
  if (!isWaiting(introduction) || own.accepted) return [];
  return [own.conflictCheck === 'open' ? 'check-conflict' : 'accept', 'decline'];
}

export function waitingFor(introduction: Introduction, onlooker: Onlooker): Waiting {
  if (introduction.status === 'in-progress') return 'meeting';
  if (!isWaiting(introduction)) return 'nobody';
  const own = ownParty(introduction, onlooker);
  if (!own || own.accepted) return 'others';
  return own.conflictCheck === 'open' ? 'own-conflict-check' : 'own-answer';
}
