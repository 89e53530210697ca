import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { FirmStanding } from '../domain/facts.js';
import type { Profile } from '../domain/known.js';

/** Copies of firms as the registry last checked them. */
@Injectable()
export class KnownEnterprises {
  async check(unit: UnitOfWork, enterpriseId: string, version: number, profile: Profile): Promise<void> {
    await unit.query(
      `INSERT INTO known_enterprise (enterprise_id, version, standing, profile) VALUES ($1, $2, 'checked', $3)
       ON CONFLICT (enterprise_id) DO UPDATE SET version = $2, standing = 'checked', profile = $3`,
      [enterpriseId, version, JSON.stringify(profile)],
    );
  }

  /** A firm that was never checked cannot be matched anyway: of it nothing is kept. */
  async stand(unit: UnitOfWork, enterpriseId: string, version: number, standing: FirmStanding): Promise<void> {
    await unit.query(`UPDATE known_enterprise SET version = $2, standing = $3 WHERE enterprise_id = $1`, [
      enterpriseId,
      version,
      standing,
    ]);
  }

  /** The version of the copy; undefined while the firm is not known. */
  async versionOf(unit: UnitOfWork, enterpriseId: string): Promise<number | undefined> {
    const [row] = await unit.query<{ version: number }>(
      `SELECT version FROM known_enterprise WHERE enterprise_id = $1`,
      [enterpriseId],
    );
    return row?.version;
  }
}
