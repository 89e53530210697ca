import { Client } from 'pg';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow } from '../envelope.js';
import type { EventBatch, EventTransport } from './event-transport.js';

interface JournalRow extends Omit<EnvelopeRow, 'source' | 'key'> {
  aggregate_id: string;
}

/**
 * The embedded transport: reads the publishers' journals by position, through the one function other services may call. In a
 * unit of work it reads on that unit's connection: who holds a lane closed must not wait for those who wait for the lane.
 */
export class JournalTransport implements EventTransport {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly url: string,
    private readonly onError: (error: unknown) => void,
  ) {}

  async read(source: string, topics: readonly string[], after: number, most: number): Promise<EventBatch | undefined> {
    return this.units.read(async (reader) => {
      // The head is read first: what is committed after it is left for the next look.
      const [head] = await reader.query<{ head: string }>(`SELECT ${source}.journal_head() AS head`);
      const upTo = Number(head?.head ?? 0);
      if (upTo <= after) return undefined;
      const rows = await reader.query<JournalRow>(`SELECT * FROM ${source}.read_journal($1, $2, $3, $4)`, [
        after,
        upTo,
        topics,
        most,
      ]);
      const events = rows.map(({ aggregate_id, ...row }) => envelopeOf({ ...row, key: aggregate_id, source }));
      return { source, events, from: after, to: rows.length < most ? upTo : (events.at(-1)?.position ?? upTo) };
    });
  }

  async listen(onNews: (source: string) => void): Promise<() => Promise<void>> {
    const listener = new JournalListener(this.url, onNews, this.onError);
    await listener.connect();
    return () => listener.stop();
  }
}

const reconnectMilliseconds = 1_000;

/** A lost listener costs speed only, polling goes on; it comes back by itself. */
class JournalListener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly onNews: (source: string) => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'journal listener', keepAlive: true });
    client.on('error', this.onError);
    client.on('notification', (message) => this.onNews(message.payload ?? ''));
    client.on('end', () => this.reconnect());
    await client.connect();
    await client.query('LISTEN harbourlink_journal');
    this.client = client;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private reconnect(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.connect().catch((error: unknown) => {
        this.onError(error);
        this.reconnect();
      });
    }, reconnectMilliseconds);
  }
}
