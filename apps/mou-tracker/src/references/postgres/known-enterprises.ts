import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';

/** Which enterprises there are, and what they are called. */
@Injectable()
export class KnownEnterprises {
  async keep(unit: UnitOfWork, enterpriseId: string, names: LocalizedText): Promise<void> {
    await unit.query(
      `INSERT INTO known_enterprise (enterprise_id, names) VALUES ($1, $2)
       ON CONFLICT (enterprise_id) DO UPDATE SET names = EXCLUDED.names`,
      [enterpriseId, JSON.stringify(names)],
    );
  }

  /** Undefined for an enterprise no event has told of. */
  async namesOf(unit: UnitOfWork, enterpriseId: string): Promise<LocalizedText | undefined> {
    const [row] = await unit.query<{ names: LocalizedText }>(
      `SELECT names FROM known_enterprise WHERE enterprise_id = $1`,
      [enterpriseId],
    );
    return row?.names;
  }
}
