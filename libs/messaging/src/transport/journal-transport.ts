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
    const rows = await this.units.read((reader) =>
      reader.query<{ lane: string; source: string; topic: string; cursor: string }>('SELECT * FROM inbox_lane'),
    );
    const followed = rows.filter((row) => lanes.some(({ name }) => name === row.lane));
    return Promise.all(
      followed.map(async ({ lane, source, topic, cursor }) => {
        const [row] = await this.units.read((reader) =>
          reader.query<{ events: string }>(
            `SELECT count(*) AS events FROM ${source}.read_journal($1, ${source}.journal_head(), $2, NULL)`,
            [cursor, [topic]],
          ),
        );
        return { lane, topic, events: Number(row?.events ?? 0) };
      }),
    );
  }
}
