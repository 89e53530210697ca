import { readOutsideEvent, Undecodable } from '@harbourlink/contracts';
import type { CloudEvent } from '@harbourlink/contracts';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { inboxOf, wake } from '../wake.js';
import { InboxStore } from './inbox-store.js';
import type { Lane } from './lane.js';
import { subscribedTopicsOf } from './lane.js';
import { OutsideInbox } from './outside-inbox.js';

/** What became of an event at the door. */
export type Taken = 'new' | 'known';

/** The door for senders that do not write to a broker: what comes here ends in the same inbox, by the same rules. */
export class OutsideDoor {
  private readonly inbox: OutsideInbox;

  constructor(
    /** The service's schema. */
    private readonly schema: string,
    private readonly units: UnitsOfWork,
    private readonly lanes: () => readonly Lane[],
  ) {
    this.inbox = new OutsideInbox(new InboxStore(units, () => true));
  }

  /**
   * Stores an event for every lane that follows its topic. Once this resolves the event is not lost, however often it is
   * sent. Throws `Undecodable` for what is no event, and for one nobody here takes.
   */
  async take(cloudEvent: CloudEvent): Promise<Taken> {
    const event = readOutsideEvent(cloudEvent);
    const lanes = this.lanes().filter((lane) => subscribedTopicsOf(lane).includes(event.topic));
    if (lanes.length === 0) throw new Undecodable(event.type, `${this.schema} takes nothing from ${event.topic}`);
    return this.units.run(async (unit) => {
      let stored = 0;
      for (const lane of lanes) stored += await this.inbox.take(unit, lane, [event]);
      unit.afterCommit(() => wake(inboxOf(this.schema)));
      return stored > 0 ? 'new' : 'known';
    });
  }
}
