import type { Meeting } from './meetings.queries.js';
import type { Onlooker } from '../session/use-onlooker.js';

/** The sides the onlooker may still rate a meeting for: a member its own, an officer any that has not. */
export function sidesToRate(meeting: Meeting, { organisationId, isMember, isOfficer }: Onlooker): string[] {
  if (meeting.status !== 'held') return [];
  const rated = new Set(meeting.ratings.map((rating) => rating.organisationId));
  const open = meeting.organisationIds.filter((id) => !rated.has(id));
  if (isOfficer) return open;
  return isMember ? open.filter((id) => id === organisationId) : [];
}

export function mayLogAsHeld({ status }: Meeting, { isOfficer }: Onlooker): boolean {
  return status === 'arranged' && isOfficer;
}

export function mayCancel(
  { status, organisationIds }: Meeting,
  { isOfficer, isMember, organisationId }: Onlooker,
): boolean {
  const isParty = isMember && organisationId !== undefined && organisationIds.includes(organisationId);
  return status === 'arranged' && (isOfficer || isParty);
}
