import { HeardClient } from '@harbourlink/persistence';
import { Pool } from 'pg';

/** Connections with the sequencer's role for a part of what the holder of a schema's lease does; `settings` on top of ours. */
export function leaderPool(
  { url, schema, onError }: { url: string; schema: string; onError: (error: unknown) => void },
  { part, max, settings = [] }: { part: string; max: number; settings?: readonly string[] },
): Pool {
  const all = [
    `search_path=${schema}`,
    ...settings,
    'idle_in_transaction_session_timeout=10000',
    'transaction_timeout=60000',
    'timezone=UTC',
    'tcp_keepalives_idle=30',
  ];
  const pool = new Pool({
    Client: HeardClient,
    connectionString: url,
    max,
    application_name: `${schema} ${part}`,
    options: all.map((setting) => `-c ${setting}`).join(' '),
    keepAlive: true,
  });
  pool.on('error', onError);
  return pool;
}
