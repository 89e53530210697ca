import { Client } from 'pg';

const reconnectMilliseconds = 1_000;

/** Hears of news in journals. A lost listener costs speed only, polling goes on; it comes back by itself. */
export class JournalListener {
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
