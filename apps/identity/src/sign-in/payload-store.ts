import { createHash } from 'node:crypto';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { UnitsOfWork } from '@harbourlink/persistence';

/**
 * What oidc-provider remembers, in one table. Codes and refresh tokens are found by a hash of themselves, so that a copy of
 * the table signs nobody in; a session keeps its id, which is worth nothing without the secret its cookie is signed with.
 */
class PayloadStore implements Adapter {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly model: string,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const { jti: _secret, ...rest } = payload;
    const kept = this.model === 'Session' ? payload : rest;
    await this.query(
      `INSERT INTO oidc_payload (model, id, payload, grant_id, uid, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
       ON CONFLICT (model, id) DO UPDATE
         SET payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid, expires_at = excluded.expires_at`,
      [hashOf(id), JSON.stringify(kept), payload.grantId ?? null, payload.uid ?? null, expiresIn ?? null],
    );
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = await this.findBy('id', hashOf(id));
    return found && { ...found, jti: id };
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findBy('uid', uid);
  }

  // The device flow is off: nothing has a user code.
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    await this.query(
      `UPDATE oidc_payload SET payload = payload || jsonb_build_object('consumed', extract(epoch FROM now())::bigint)
        WHERE model = $1 AND id = $2`,
      [hashOf(id)],
    );
  }

  async destroy(id: string): Promise<void> {
    await this.query('DELETE FROM oidc_payload WHERE model = $1 AND id = $2', [hashOf(id)]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.query('DELETE FROM oidc_payload WHERE model = $1 AND grant_id = $2', [grantId]);
  }

  private async findBy(column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> {
    const rows = await this.query<{ payload: AdapterPayload }>(
      `SELECT payload FROM oidc_payload
        WHERE model = $1 AND ${column} = $2 AND (expires_at IS NULL OR expires_at > now())`,
      [value],
    );
    return rows[0]?.payload;
  }

  private query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.units.run((unit) => unit.query<Row>(sql, [this.model, ...parameters]));
  }
}

export function payloadStore(units: UnitsOfWork): AdapterFactory {
  return (model) => new PayloadStore(units, model);
}

/** Removes what has expired, a thousand rows at a time; returns how many went. */
export async function removeExpiredPayloads(units: UnitsOfWork): Promise<number> {
  const gone = await units.run((unit) =>
    unit.query<{ id: string }>(
      `DELETE FROM oidc_payload WHERE ctid IN (SELECT ctid FROM oidc_payload WHERE expires_at < now() LIMIT 1000)
       RETURNING model || id AS id`,
    ),
  );
  return gone.length;
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
