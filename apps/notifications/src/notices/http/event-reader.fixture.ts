/** What came down a stream. */
export interface ReadEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** Reads server-sent events as a browser does; comments and the time to reconnect are skipped. */
export class EventReader {
  private buffered = '';

  private constructor(
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly abort: AbortController,
  ) {}

  static async open(url: string, token: string, lastEventId?: string): Promise<EventReader> {
    const abort = new AbortController();
    const response = await fetch(new URL('/api/v1/notices/stream', url), {
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': 'en',
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
      signal: abort.signal,
    });
    if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
    return new EventReader(response.body.getReader(), abort);
  }

  async next(): Promise<ReadEvent> {
    for (;;) {
      const end = this.buffered.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await this.reader.read();
        if (done) throw new Error('the stream ended');
        this.buffered += Buffer.from(value).toString('utf8');
        continue;
      }
      const fields = new Map(
        this.buffered
          .slice(0, end)
          .split('\n')
          .map((line) => line.split(/: (.*)/s) as [string, string]),
      );
      this.buffered = this.buffered.slice(end + 2);
      const [event, id, data] = ['event', 'id', 'data'].map((name) => fields.get(name));
      if (event !== undefined && id !== undefined) return { event, id, data: JSON.parse(data ?? 'null') as unknown };
    }
  }

  async close(): Promise<void> {
    await this.reader.cancel().catch(() => undefined);
    this.abort.abort();
  }
}
