import { Injectable } from '@nestjs/common';
import { UnitsOfWork } from '@harbourlink/persistence';
import { MembershipDirectory } from '@harbourlink/service-kit/auth';
import type { Recipient } from '../../workflows/domain/occasion.js';
import type { Memberships } from '../../workflows/domain/recipients.js';

/** Who belongs where, from this service's copy of identity's memberships. */
@Injectable()
export class KnownMemberships implements Memberships {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly directory: MembershipDirectory,
  ) {}

  async membersOf(organisationId: string): Promise<readonly string[]> {
    const members = await this.directory.membersOf(organisationId);
    return members.map(({ personId }) => personId);
  }

  holdersOf(role: 'verifier'): Promise<readonly Recipient[]> {
    return this.directory.withRole(role);
  }

  /** A membership that is over has arrived too: its row stays. */
  async hasArrived(personId: string): Promise<boolean> {
    const rows = await this.units.read((reader) =>
      reader.query(`SELECT 1 FROM known_membership WHERE person_id = $1 LIMIT 1`, [personId]),
    );
    return rows.length > 0;
  }
}
