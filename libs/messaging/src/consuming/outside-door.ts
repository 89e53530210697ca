import { readOutsideEvent, Undecodable } from '@harbourlink/contracts';
import type { CloudEvent, OutsideEvent } from '@harbourlink/contracts';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { LaneRoom, pauseAboveUnlessTold } from '../transport/lane-room.js';
import { inboxOf, wake } from '../wake.js';
import { InboxStore } from './inbox-store.js';
import type { Lane } from './lane.js';
import { subscribedTopicsOf } from './lane.js';
import { OutsideInbox } from './outside-inbox.js';

/** What became of an event at the door; `later`: nothing is kept of it, it has to be sent again. */
export type Taken = 'new' | 'known' | 'later';

export interface OutsideDoorOptions {
  /** The door is shut while more events than this wait in a lane behind it; 20,000 unless told. */
  readonly pauseAbove?: number;
  /** Events being stored at the same time, which is what waits in memory; 64 unless told. */
  readonly mostInHand?: number;
  /** Nobody counts again what waits before this has passed. */
  readonly shutMilliseconds?: number;
}

/** For how long a sender who was told to come later stays away. */
export const laterSeconds = 5;

/** The door for senders that do not write to a broker: what comes here ends in the same inbox, by the same rules. */
export class OutsideDoor {
  private readonly inbox: OutsideInbox;
  private readonly room: LaneRoom;
  private shutUntil = 0;
  private inHand = 0;

  constructor(
    /** The service's schema. */
    private readonly schema: string,
    private readonly units: UnitsOfWork,
    private readonly lanes: () => readonly Lane[],
    private readonly options: OutsideDoorOptions = {},
  ) {
    const store = new InboxStore(units, () => true);
    this.inbox = new OutsideInbox(store);
    this.room = new LaneRoom(store, options.pauseAbove ?? pauseAboveUnlessTold);
  }

  /**
   * Stores an event for every lane that follows its topic. Once this resolves the event is not lost, however often it is
   * sent. `later` while the lanes behind the door are too far behind, or too much is being stored. Throws `Undecodable` for what is no event, and for one nobody here takes.
   */
  async take(cloudEvent: CloudEvent): Promise<Taken> {
    const event = readOutsideEvent(cloudEvent);
    const lanes = this.lanes().filter((lane) => subscribedTopicsOf(lane).includes(event.topic));
    if (lanes.length === 0) throw new Undecodable(event.type, `${this.schema} takes nothing from ${event.topic}`);
    if (this.inHand >= (this.options.mostInHand ?? 64)) return 'later';
    this.inHand += 1;
    try {
      return (await this.isShut(lanes)) ? 'later' : await this.store(event, lanes);
    } finally {
      this.inHand -= 1;
    }
  }

  private async store(event: OutsideEvent, lanes: readonly Lane[]): Promise<Taken> {
    const stored = await this.units.run(async (unit) => {
      let count = 0;
      for (const lane of lanes) count += await this.inbox.take(unit, lane, [event]);
      unit.afterCommit(() => wake(inboxOf(this.schema)));
      return count;
    });
    if (stored === 0) return 'known';
    for (const { name } of lanes) this.room.given(name, 1);
    return 'new';
  }

  private async isShut(lanes: readonly Lane[]): Promise<boolean> {
    if (performance.now() < this.shutUntil) return true;
    const { size } = await this.room.roomy(lanes.map(({ name }) => name));
    if (size === lanes.length) return false;
    this.shutUntil = performance.now() + (this.options.shutMilliseconds ?? 1_000);
    return true;
  }
}
