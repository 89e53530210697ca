import { CursorMoved } from '../consuming/inbox-store.js';
import type { Following } from '../consuming/inbox-store.js';
import { failpoint } from '../failpoint.js';
import type { JournalReader } from '../journal/journal-reader.js';
import { Loop } from '../loop.js';
import { inboxOf, journalOf, wake, wakeOn } from '../wake.js';
import type { ReceptionOptions } from './event-transport.js';
import { LaneRoom } from './lane-room.js';

/** Brings one source's events into the inbox for every lane that follows it. */
export class SourceReader {
  readonly loop: Loop;
  /** True once the source was read to its end since the start. */
  caughtUp = false;
  private places: Map<Following, number> | undefined;
  private placesReadAt = 0;
  private readonly room: LaneRoom;
  private stopListening: () => void = () => undefined;

  constructor(
    readonly source: string,
    private readonly followings: readonly Following[],
    private readonly journals: JournalReader,
    private readonly options: ReceptionOptions,
  ) {
    this.room = new LaneRoom(options.store, options.pauseAbove);
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
    const roomy = await this.room.roomy([...new Set(this.followings.map(({ lane }) => lane.name))]);
    const groups = Map.groupBy(
      this.followings.filter((following) => roomy.has(following.lane.name)),
      (following) => places.get(following) ?? 0,
    );
    let more = false;
    for (const [place, together] of groups) more = (await this.receive(place, together)) || more;
    // A cursor may have been put back by hand: nothing else would tell while nothing new comes.
    if (!more && performance.now() - this.placesReadAt > 10 * this.options.idleMilliseconds) this.places = undefined;
    // A lane that is full because an operator has paused it is not behind: the service is ready without it.
    if (!more && (roomy.size > 0 || this.followings.every(({ lane }) => this.options.paused.has(lane.name))))
      this.caughtUp = true;
    return more;
  }

  private async receive(place: number, together: readonly Following[]): Promise<boolean> {
    const topics = [...new Set(together.map(({ topic }) => topic))];
    const batch = await this.journals.read(this.source, topics, place, this.options.fetchSize);
    if (!batch) return false;
    await failpoint('reader: read');
    let waiting: number;
    try {
      waiting = await this.options.store.store(this.source, together, batch.events, batch.from, batch.to);
    } catch (error) {
      this.places = undefined;
      // Another replica was faster: its rows are work for us too, and we look again from where it left off.
      if (error instanceof CursorMoved) {
        wake(inboxOf(this.options.schema));
        return true;
      }
      throw error;
    }
    await failpoint('reader: stored');
    for (const following of together) {
      this.places?.set(following, batch.to);
      this.room.given(following.lane.name, batch.events.length);
    }
    if (waiting > 0) wake(inboxOf(this.options.schema));
    return true;
  }

  private async readPlaces(): Promise<Map<Following, number>> {
    this.placesReadAt = performance.now();
    const cursors = await this.options.store.cursors(this.source, this.followings);
    return new Map(this.followings.map((following, index) => [following, cursors[index] ?? 0]));
  }
}
