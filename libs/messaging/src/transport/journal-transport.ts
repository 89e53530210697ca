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
    const readers = readersFor(options.lanes).map(
      ([source, lanes]) => new SourceReader(source, followingsOf(source, lanes), this.journals, options),
    );
    const onNews = (source: string): void => {
      for (const reader of readers) if (reader.source === source) reader.loop.wake();
    };
    const listener = new JournalListener(this.url, onNews, this.onError);
    return {
      async start() {
        await listener.connect();
        for (const reader of readers) reader.start();
      },
      async stop() {
        await listener.stop().catch(options.onError);
        await Promise.all(readers.map((reader) => reader.stop()));
      },
      get hasCaughtUp() {
        return readers.every((reader) => reader.caughtUp);
      },
      get lastSuccess() {
        return readers.length === 0 ? undefined : Math.min(...readers.map(({ loop }) => loop.lastSuccess));
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

/** Lanes that only store what they read share the reading of a source; one that handles it at once would keep them waiting. */
function readersFor(lanes: readonly Lane[]): [source: string, lanes: readonly Lane[]][] {
  const together = lanes.filter(({ contract }) => contract === 'single');
  const alone = lanes.filter(({ contract }) => contract === 'batch').map((lane) => [lane]);
  return [together, ...alone].flatMap((group) =>
    [...new Set(group.flatMap(topicsOf).map(sourceOf))].map((source): [string, readonly Lane[]] => [source, group]),
  );
}
