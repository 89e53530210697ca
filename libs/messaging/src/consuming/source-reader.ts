import { Loop } from '../loop.js';
import type { EventTransport } from '../transport/event-transport.js';
import { inboxOf, journalOf, wake, wakeOn } from '../wake.js';
import { CursorMoved } from './inbox-store.js';
import type { Following, InboxStore } from './inbox-store.js';

export interface SourceReaderOptions {
  /** The consuming service's schema. */
  readonly schema: string;
  readonly fetchSize: number;
  readonly idleMilliseconds: number;
  /** A lane is not fed while more events than this wait in it. */
  readonly pauseAbove: number;
  readonly onError: (error: unknown) => void;
}

/** Brings one source's events into the inbox for every lane that follows it. */
export class SourceReader {
  readonly loop: Loop;
  /** True once the source was read to its end since the start. */
  caughtUp = false;
  private places: Map<Following, number> | undefined;
  /** How many rows each lane may still be given before its waiting rows are counted again. */
  private readonly room = new Map<string, number>();
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly source: string,
    private readonly followings: readonly Following[],
    private readonly store: InboxStore,
    private readonly transport: EventTransport,
    private readonly options: SourceReaderOptions,
  ) {
    this.loop = new Loop(() => this.pass(), options.idleMilliseconds, options.onError);
  }

  start(): void {
    this.stopListening = wakeOn(journalOf(this.source), () => this.loop.wake());
    this.loop.start();
  }

  async stop(): Promise<void> {
    this.stopListening();
    await this.loop.stop();
  }

  /** One look; true when there may be more. Lanes that stand at the same place share the reading. */
  private async pass(): Promise<boolean> {
    const places = (this.places ??= await this.readPlaces());
    const roomy = await this.withRoom();
    const groups = Map.groupBy(
      this.followings.filter((following) => roomy.has(following.lane.name)),
      (following) => places.get(following) ?? 0,
    );
    let more = false;
    for (const [place, together] of groups) more = (await this.receive(place, together)) || more;
    if (!more && roomy.size > 0) this.caughtUp = true;
    return more;
  }

  private async receive(place: number, together: readonly Following[]): Promise<boolean> {
    const topics = [...new Set(together.map(({ topic }) => topic))];
    const batch = await this.transport.read(this.source, topics, place, this.options.fetchSize);
    if (!batch) return false;
    try {
      await this.store.store(this.source, together, batch.events, batch.from, batch.to);
    } catch (error) {
      this.places = undefined;
      // Another replica was faster: its rows are work for us too, and we look again from where it left off.
      if (error instanceof CursorMoved) {
        wake(inboxOf(this.options.schema));
        return true;
      }
      throw error;
    }
    for (const following of together) {
      this.places?.set(following, batch.to);
      const { name } = following.lane;
      this.room.set(name, (this.room.get(name) ?? 0) - batch.events.length);
    }
    if (batch.events.length > 0) wake(inboxOf(this.options.schema));
    return true;
  }

  private async readPlaces(): Promise<Map<Following, number>> {
    const cursors = await this.store.cursors(this.source, this.followings);
    return new Map(this.followings.map((following, index) => [following, cursors[index] ?? 0]));
  }

  /** Counting is worth a look at the inbox only once what a lane was given may have filled it. */
  private async withRoom(): Promise<Set<string>> {
    const names = [...new Set(this.followings.map(({ lane }) => lane.name))];
    const uncertain = names.filter((name) => (this.room.get(name) ?? 0) <= 0);
    if (uncertain.length > 0) {
      const waiting = await this.store.waiting(uncertain, this.options.pauseAbove + 1);
      for (const name of uncertain) this.room.set(name, this.options.pauseAbove + 1 - (waiting.get(name) ?? 0));
    }
    return new Set(names.filter((name) => (this.room.get(name) ?? 0) > 0));
  }
}
