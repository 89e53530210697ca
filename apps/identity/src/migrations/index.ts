import { PeopleAndSignIn1763769600001 } from './0001-people-and-sign-in.js';
import { NamesAndDisclosedContacts1763769600002 } from './0002-names-and-disclosed-contacts.js';
import { MembershipsByPersonAndOrganisation1763769600003 } from './0003-memberships-by-person-and-organisation.js';
import { OfficesConcerned1763769600004 } from './0004-offices-concerned.js';

/** In the order they run; a migration that ran somewhere is never changed. */
export const migrations = [
  PeopleAndSignIn1763769600001,
  NamesAndDisclosedContacts1763769600002,
  MembershipsByPersonAndOrganisation1763769600003,
  OfficesConcerned1763769600004,
];
