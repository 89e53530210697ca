import type { UnitsOfWork } from '@harbourlink/persistence';
import { restMinutes, wrongPasswordsAllowed } from '../domain/person.js';
import type { Person } from '../domain/person.js';

export interface Credentials {
  readonly personId: string;
  readonly passwordHash: string | undefined;
  readonly resting: boolean;
}

export interface NewPerson extends Omit<Person, 'version'> {
  readonly passwordHash?: string;
}

export class PeopleRepository {
  constructor(private readonly units: UnitsOfWork) {}

  /** Which of these ids are nobody's yet. */
  async unknownOf(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.query<{ id: string }>(`SELECT id FROM person WHERE id = ANY($1)`, [personIds]);
    const known = new Set(rows.map(({ id }) => id));
    return new Set(personIds.filter((id) => !known.has(id)));
  }

  /** Adds the person; false when the mailbox (or the id) is somebody's already. */
  async add(person: NewPerson): Promise<boolean> {
    const rows = await this.query<{ id: string }>(
      `INSERT INTO person (id, version, names, email, language, password_hash, sample) VALUES ($1, 1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        person.id,
        JSON.stringify(person.names),
        person.email,
        person.language,
        person.passwordHash ?? null,
        person.sample,
      ],
    );
    return rows.length === 1;
  }

  async credentialsFor(email: string): Promise<Credentials | undefined> {
    const rows = await this.query<{ id: string; password_hash: string | null; resting: boolean }>(
      `SELECT id, password_hash, coalesce(locked_until > now(), false) AS resting FROM person WHERE lower(email) = lower($1)`,
      [email],
    );
    const row = rows[0];
    return row && { personId: row.id, passwordHash: row.password_hash ?? undefined, resting: row.resting };
  }

  /** Counts a wrong password; the last one allowed lets the account rest. */
  async countWrongPassword(personId: string): Promise<void> {
    await this.query(
      `UPDATE person SET
         failed_sign_ins = CASE WHEN failed_sign_ins + 1 >= $2 THEN 0 ELSE failed_sign_ins + 1 END,
         locked_until = CASE WHEN failed_sign_ins + 1 >= $2 THEN now() + make_interval(mins => $3) END
       WHERE id = $1`,
      [personId, wrongPasswordsAllowed, restMinutes],
    );
  }

  async forgetWrongPasswords(personId: string): Promise<void> {
    await this.query(`UPDATE person SET failed_sign_ins = 0 WHERE id = $1 AND failed_sign_ins > 0`, [personId]);
  }

  /** Until the unit of work ends, nobody else changes what this person may do. False when there is no such person. */
  async lock(personId: string): Promise<boolean> {
    return (await this.query(`SELECT id FROM person WHERE id = $1 FOR UPDATE`, [personId])).length === 1;
  }

  private query<R>(sql: string, parameters: readonly unknown[]): Promise<R[]> {
    return this.units.run((unit) => unit.query<R>(sql, parameters));
  }
}
