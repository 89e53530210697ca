import { isRefusal } from '@harbourlink/kernel';
import type { MembershipsCommands } from '../memberships/application/memberships.commands.js';
import type { PeopleRepository } from '../people/postgres/people.repository.js';
import { samplePeople } from './sample-people.js';

/** Adds the sample people that are missing, through the aggregate like everybody else; those revoked stay revoked. */
export async function addSamplePeople(people: PeopleRepository, memberships: MembershipsCommands): Promise<void> {
  for (const { personId, membershipId, names, email, role, organisationId, organisationKind } of samplePeople) {
    const added = await people.add({ id: personId, names, email, language: 'zh-Hans', sample: true });
    if (!added) continue;
    const granted = await memberships.grant({ personId, organisationId, organisationKind, role }, membershipId);
    if (isRefusal(granted)) throw new Error(`a sample person was refused: ${granted.code}`);
  }
}
