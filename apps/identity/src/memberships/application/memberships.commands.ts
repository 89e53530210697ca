import { newId, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Aggregates } from '@harbourlink/messaging';
import type { Executed, Outbox } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';
import type { PeopleRepository } from '../../people/postgres/people.repository.js';
import { decide, evolve } from '../domain/membership.js';
import type { Membership, MembershipCommand, MembershipEvent } from '../domain/membership.js';
import { membershipContract } from '../events/membership.contract.js';
import { membershipRows } from '../postgres/membership.row.js';
import type { MembershipsQueries } from '../postgres/memberships.queries.js';

export type Grant = Omit<Extract<MembershipCommand, { type: 'grant' }>, 'type'>;

export class MembershipsCommands {
  private readonly memberships: Aggregates<Membership, MembershipCommand, MembershipEvent>;

  constructor(
    private readonly units: UnitsOfWork,
    outbox: Outbox,
    private readonly people: PeopleRepository,
    private readonly queries: MembershipsQueries,
  ) {
    const kind = { contract: membershipContract, decide, evolve, rows: membershipRows };
    this.memberships = new Aggregates(units, outbox, kind);
  }

  /** Grants a role; the person's row is locked, so that the same role is not granted twice at the same moment. */
  grant(grant: Grant, id: string = newId()): Promise<Executed<Membership> | Refusal> {
    return this.units.run(async () => {
      if (!(await this.people.lock(grant.personId))) return refuse('person.missing', 'missing');
      if (await this.queries.holds(grant)) return refuse('membership.exists', 'conflict');
      return this.memberships.execute(id, { type: 'grant', ...grant });
    });
  }

  revoke(id: string, by: string, expectedVersion: number): Promise<Executed<Membership> | Refusal> {
    return this.memberships.execute(id, { type: 'revoke', by }, { expectedVersion });
  }
}
