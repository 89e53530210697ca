import { Client } from 'pg';
import type { Pool } from 'pg';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow } from '../envelope.js';
import type { EventBatch, EventTransport } from './event-transport.js';

interface JournalRow extends Omit<EnvelopeRow, 'source' | 'key'> {
  aggregate_id: string;
}

/** The embedded transport: reads the publishers' journals by position, through the one function other services may call. */
export class JournalTransport implements EventTransport {
  constructor(
    private readonly pool: Pool,
    private readonly url: string,
    private readonly onError: (error: unknown) => void,
  ) {}

  async read(source: string, topics: readonly string[], after: number, most: number): Promise<EventBatch | undefined> {
    // The head is read first: what is committed after it is left for the next look.
    const head = await this.pool.query<{ head: string }>(`SELECT ${source}.journal_head() AS head`);
    const upTo = Number(head.rows[0]?.head ?? 0);
    if (upTo <= after) return undefined;
    const { rows } = await this.pool.query<JournalRow>({
      name: `read-journal-${source}`,
      text: `SELECT * FROM ${source}.read_journal($1, $2, $3, $4)`,
      values: [after, upTo, topics, most],
    });
    const events = rows.map(({ aggregate_id, ...row }) => envelopeOf({ ...row, key: aggregate_id, source }));
    return { source, events, from: after, to: rows.length < most ? upTo : (events.at(-1)?.position ?? upTo) };
  }

  async listen(onNews: (source: string) => void): Promise<() => Promise<void>> {
    const client = new Client({ connectionString: this.url, application_name: 'journal listener', keepAlive: true });
    // A lost listener costs speed only: polling goes on.
    client.on('error', this.onError);
    client.on('notification', (message) => onNews(message.payload ?? ''));
    await client.connect();
    await client.query('LISTEN harbourlink_journal');
    return () => client.end();
  }
}
