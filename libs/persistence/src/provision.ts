import type { Client } from 'pg';

/** The three roles of one service; each may touch its own schema only. */
export interface ServiceRoles {
  /** Migrates: owns every table. */
  readonly owner: string;
  /** Runs the service: reads and writes rows, cannot change a table, cannot write the journal. */
  readonly running: string;
  /** Moves the outbox into the journal, and nothing else. */
  readonly sequencer: string;
}

export function rolesOf(service: string): ServiceRoles {
  return { owner: `${service}_owner`, running: service, sequencer: `${service}_sequencer` };
}

/**
 * Running services read each other's journals through one function, and owners ask how far the others have read; this role
 * may call both.
 */
export const journalReader = 'harbourlink_journal_reader';

/**
 * Makes a service's schema and roles, or brings their passwords up to date: safe to repeat. Needs a role that may create
 * roles. `passwords` holds one for each role; they must be free of surprises for a URL.
 */
export async function provisionService(
  admin: Client,
  service: string,
  passwords: Readonly<Record<keyof ServiceRoles, string>>,
): Promise<void> {
  const roles = rolesOf(service);
  await admin.query('SELECT pg_advisory_lock(4711)');
  try {
    await makeRole(admin, journalReader, undefined);
    for (const kind of ['owner', 'running', 'sequencer'] as const) await makeRole(admin, roles[kind], passwords[kind]);
    const { rows } = await admin.query<{ database: string }>('SELECT quote_ident(current_database()) AS database');
    await admin.query(`GRANT ${journalReader} TO ${roles.running}, ${roles.owner}`);
    await admin.query(`GRANT CREATE, CONNECT ON DATABASE ${rows[0]?.database} TO ${roles.owner}`);
    await admin.query(`GRANT CONNECT ON DATABASE ${rows[0]?.database} TO ${roles.running}, ${roles.sequencer}`);
    await admin.query(`CREATE SCHEMA IF NOT EXISTS ${service} AUTHORIZATION ${roles.owner}`);
    await admin.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC`);
    await admin.query(`GRANT USAGE ON SCHEMA ${service} TO ${roles.running}, ${roles.sequencer}, ${journalReader}`);
  } finally {
    await admin.query('SELECT pg_advisory_unlock(4711)');
  }
}

async function makeRole(admin: Client, role: string, password: string | undefined): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await admin.query(`CREATE ROLE ${role}`).catch(unlessItIsThere);
  if (password === undefined) return;
  const logIn = (): Promise<unknown> =>
    admin.query(`ALTER ROLE ${role} LOGIN PASSWORD ${admin.escapeLiteral(password)}`);
  await logIn().catch((error: unknown) => {
    if (codeOf(error) === 'XX000') return logIn();
    throw error;
  });
}

/** Roles belong to the server, the lock above to one database: somebody in another one may have been faster. */
function unlessItIsThere(error: unknown): void {
  if (codeOf(error) !== '42710' && codeOf(error) !== '23505') throw error;
}

/** XX000 is what PostgreSQL says of a role two have changed at the same moment: "tuple concurrently updated". */
function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** The URL of `admin` with another role: what a service is given. */
export function urlFor(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.toString();
}
