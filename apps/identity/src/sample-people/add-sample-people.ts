import { isRefusal } from '@harbourlink/kernel';
import type { UnitsOfWork } from '@harbourlink/persistence';
import type { MembershipsCommands } from '../memberships/application/memberships.commands.js';
import type { PeopleRepository } from '../people/postgres/people.repository.js';
import { samplePeople } from './sample-people.js';
import type { SamplePerson } from './sample-people.js';

/** Adds the sample people that are missing, through the aggregate like everybody else; those revoked stay revoked. */
export async function addSamplePeople(
  units: UnitsOfWork,
  people: PeopleRepository,
  memberships: MembershipsCommands,
): Promise<void> {
  const missing = await people.unknownOf(samplePeople.map(({ personId }) => personId));
  // Person and membership together: a start that was cut short is made up for by the next.
  for (const person of samplePeople.filter(({ personId }) => missing.has(personId)))
    await units.run(() => addSamplePerson(person, people, memberships));
}

async function addSamplePerson(
  { personId, membershipId, names, email, role, organisationId, organisationKind }: SamplePerson,
  people: PeopleRepository,
  memberships: MembershipsCommands,
): Promise<void> {
  const added = await people.add({ id: personId, names, email, language: 'zh-Hans', sample: true });
  if (!added) return;
  const granted = await memberships.grant({ personId, organisationId, organisationKind, role }, membershipId);
  if (isRefusal(granted)) throw new Error(`a sample person was refused: ${granted.code}`);
}
