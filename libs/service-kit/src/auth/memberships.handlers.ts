import { Controller } from '@nestjs/common';
import { MembershipGrantedSchema, MembershipRevokedSchema } from '@harbourlink/contracts/identity';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { MembershipDirectory } from './membership-directory.js';

const lane = { name: 'memberships', kind: 'projection', tables: ['known_membership'] } as const;

/** Keeps this service's copy of memberships. */
@Controller()
export class MembershipHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly directory: MembershipDirectory,
  ) {}

  @EventHandler(MembershipGrantedSchema, lane)
  async granted(event: ReceivedEvent<typeof MembershipGrantedSchema>): Promise<void> {
    await this.units.run(async (unit) => {
      await unit.query(
        `INSERT INTO known_membership (id, person_id, organisation_id, organisation_kind, role) VALUES ($1, $2, $3, $4, $5)`,
        [
          event.key,
          event.data.personId,
          event.data.organisationId,
          event.data.organisationKindCode,
          event.data.roleCode,
        ],
      );
      unit.afterCommit(() => this.directory.forget(event.data.personId));
    });
  }

  @EventHandler(MembershipRevokedSchema, lane)
  async revoked(event: ReceivedEvent<typeof MembershipRevokedSchema>): Promise<void> {
    await this.units.run(async (unit) => {
      const rows = await unit.query<{ person_id: string }>(
        'UPDATE known_membership SET revoked_at = $2 WHERE id = $1 RETURNING person_id',
        [event.key, event.occurredAt],
      );
      for (const { person_id } of rows) unit.afterCommit(() => this.directory.forget(person_id));
    });
  }
}
