import type { UnitsOfWork } from '@harbourlink/persistence';
import { followingsOf } from '../consuming/inbox-store.js';
import { sourceOf, topicsOf } from '../consuming/lane.js';
import type { Lane } from '../consuming/lane.js';
import { JournalReader } from '../journal/journal-reader.js';
import type { EventTransport, Lag, Reception, ReceptionOptions } from './event-transport.js';
import { JournalListener } from './journal-listener.js';
import { SourceReader } from './source-reader.js';

/** The embedded transport: every lane follows the publishers' journals by position, with a cursor of its own for each topic. */
export class JournalTransport implements EventTransport {
  private readonly journals: JournalReader;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly url: string,
    private readonly onError: (error: unknown) => void,
  ) {
    this.journals = new JournalReader(units);
  }

  receive(options: ReceptionOptions): Reception {
    const sources = [...new Set(options.lanes.flatMap(topicsOf).map(sourceOf))];
    const readers = new Map(
      sources.map((source) => [
        source,
        new SourceReader(source, followingsOf(source, options.lanes), this.journals, options),
      ]),
    );
    const listener = new JournalListener(this.url, (source) => readers.get(source)?.loop.wake(), this.onError);
    return {
      async start() {
        await listener.connect();
        for (const reader of readers.values()) reader.start();
      },
      async stop() {
        await listener.stop().catch(options.onError);
        await Promise.all([...readers.values()].map((reader) => reader.stop()));
      },
      get hasCaughtUp() {
        return [...readers.values()].every((reader) => reader.caughtUp);
      },
      get lastSuccess() {
        return readers.size === 0 ? undefined : Math.min(...[...readers.values()].map(({ loop }) => loop.lastSuccess));
      },
    };
  }

  async lag(lanes: readonly Lane[]): Promise<Lag[]> {
    return this.units.read(async (reader) => {
      const rows = await reader.query<{ lane: string; source: string; topic: string; cursor: string }>(
        'SELECT lane, source, topic, cursor FROM inbox_lane WHERE lane = ANY($1) ORDER BY lane, topic',
        [lanes.map(({ name }) => name)],
      );
      const heads = new Map<string, number>();
      for (const source of new Set(rows.map((row) => row.source))) {
        const [row] = await reader.query<{ head: string }>(`SELECT ${source}.journal_head() AS head`);
        heads.set(source, Number(row?.head ?? 0));
      }
      // Counting the topic's own events would read the whole backlog, each time somebody asks.
      return rows.map(({ lane, source, topic, cursor }) => ({
        lane,
        topic,
        events: Math.max(0, (heads.get(source) ?? 0) - Number(cursor)),
      }));
    });
  }
}
