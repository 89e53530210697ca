import { isRefusal, newId } from '@harbourlink/kernel';
import type { UnitsOfWork } from '@harbourlink/persistence';
import type { MembershipsCommands } from '../../memberships/application/memberships.commands.js';
import type { MembershipsQueries } from '../../memberships/postgres/memberships.queries.js';
import type { PeopleRepository } from '../postgres/people.repository.js';
import { hashPassword } from './password.js';

export interface FirstAdministratorNeeds {
  readonly units: UnitsOfWork;
  readonly people: PeopleRepository;
  readonly queries: MembershipsQueries;
  readonly memberships: MembershipsCommands;
}

/**
 * Somebody has to grant the first role. While the platform has no administrator, the mailbox named in the settings becomes
 * one, with the password kept in the folder of keys; afterwards the setting means nothing.
 */
export async function addFirstAdministrator(
  { units, people, queries, memberships }: FirstAdministratorNeeds,
  email: string,
  password: string,
): Promise<void> {
  if (await queries.anybodyIs('administrator')) return;
  const passwordHash = await hashPassword(password);
  await units.run(async () => {
    const id = newId();
    const added = await people.add({
      id,
      names: { en: 'Administrator' },
      email,
      language: 'en',
      sample: false,
      passwordHash,
    });
    const personId = added ? id : (await people.credentialsFor(email))?.personId;
    if (personId === undefined) throw new Error('the first administrator could be neither added nor found');
    const organisation = { organisationId: 'investhk', organisationKind: 'agency' } as const;
    const granted = await memberships.grant({ personId, ...organisation, role: 'administrator' });
    if (isRefusal(granted)) throw new Error(`the first administrator was refused: ${granted.code}`);
  });
}
