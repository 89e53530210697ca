import { instant } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import type { UnitsOfWork } from '@harbourlink/persistence';
import type { Link } from '../domain/link.js';

interface Row {
  person_id: string;
  organisation_id: string | null;
  purpose: string;
  resource_id: string;
  expires_at: Date;
  sessions: number;
  closed: boolean;
}

/** Who was a member of the organisation and is not any more cannot act for it by an old mail either. */
const isClosed = `(closed_at IS NOT NULL OR coalesce((
  SELECT bool_and(m.status = 'revoked') FROM membership m
   WHERE m.person_id = link.person_id AND m.organisation_id = link.organisation_id), false))`;

/** Links by the hash of their token: the token itself is kept nowhere. */
export class LinksRepository {
  constructor(private readonly units: UnitsOfWork) {}

  /** Adds the link, or lets the same one live longer; returns when it ends, undefined when there is no such person. */
  async keep(
    tokenHash: string,
    link: Omit<Link, 'sessions' | 'closed' | 'expiresAt'>,
    hours: number,
  ): Promise<Instant | undefined> {
    const rows = await this.units.run((unit) =>
      unit.query<{ expires_at: Date }>(
        `INSERT INTO link (token_hash, person_id, purpose, resource_id, organisation_id, expires_at)
         SELECT $1, id, $3, $4, $5, date_trunc('milliseconds', now() + make_interval(hours => $6)) FROM person WHERE id = $2
         ON CONFLICT (token_hash) DO UPDATE SET expires_at = greatest(link.expires_at, excluded.expires_at)
         RETURNING expires_at`,
        [tokenHash, link.personId, link.purpose, link.resourceId, link.organisationId ?? null, hours],
      ),
    );
    return rows[0] && instant(rows[0].expires_at);
  }

  async find(tokenHash: string): Promise<Link | undefined> {
    return this.one(`SELECT *, ${isClosed} AS closed FROM link WHERE token_hash = $1`, tokenHash);
  }

  /** As `find`, and nobody else opens or closes it until the unit of work ends. */
  async lock(tokenHash: string): Promise<Link | undefined> {
    return this.one(`SELECT *, ${isClosed} AS closed FROM link WHERE token_hash = $1 FOR UPDATE`, tokenHash);
  }

  async countSession(tokenHash: string): Promise<void> {
    await this.units.run((unit) =>
      unit.query(`UPDATE link SET sessions = sessions + 1 WHERE token_hash = $1`, [tokenHash]),
    );
  }

  /** Closes the open links to this thing for this purpose: all of them, or those of one organisation. */
  async closeFor(purpose: string, resourceId: string, organisationId?: string): Promise<void> {
    await this.units.run((unit) =>
      unit.query(
        `UPDATE link SET closed_at = now() WHERE purpose = $1 AND resource_id = $2 AND closed_at IS NULL
            AND ($3::text IS NULL OR organisation_id = $3)`,
        [purpose, resourceId, organisationId ?? null],
      ),
    );
  }

  /** Closes every open link of the person; returns how many. */
  async closeOf(personId: string): Promise<number> {
    const rows = await this.units.run((unit) =>
      unit.query(`UPDATE link SET closed_at = now() WHERE person_id = $1 AND closed_at IS NULL RETURNING token_hash`, [
        personId,
      ]),
    );
    return rows.length;
  }

  private async one(sql: string, tokenHash: string): Promise<Link | undefined> {
    const rows = await this.units.run((unit) => unit.query<Row>(sql, [tokenHash]));
    return rows[0] && linkOf(rows[0]);
  }
}

function linkOf(row: Row): Link {
  return {
    personId: row.person_id,
    purpose: row.purpose,
    resourceId: row.resource_id,
    expiresAt: instant(row.expires_at),
    sessions: row.sessions,
    closed: row.closed,
    ...(row.organisation_id === null ? {} : { organisationId: row.organisation_id }),
  };
}
