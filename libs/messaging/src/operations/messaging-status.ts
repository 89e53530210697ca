import type { UnitsOfWork } from '@harbourlink/persistence';
import type { Consumer } from '../consuming/consumer.js';
import type { Lag } from '../transport/event-transport.js';
import { unlessAborted } from '../unless-aborted.js';
import { laneBacklogs } from './lane-status.js';
import type { LaneBacklog } from './lane-status.js';
import { leaseAndHead, sinks, unsequenced } from './publishing-status.js';
import type { LeaseStatus, SinkStatus, UnsequencedStatus } from './publishing-status.js';

/** Everything a person or an alarm rule watches of one service's events, as of one moment of the database's clock. */
export interface MessagingStatus {
  readonly service: string;
  readonly journal: { readonly head: number };
  readonly unsequenced: UnsequencedStatus;
  readonly lease: LeaseStatus;
  readonly sinks: readonly SinkStatus[];
  readonly lanes: readonly LaneBacklog[];
}

/** A handful of small reads by index: cheap enough for gauges that are read every few seconds. */
export async function messagingStatus(
  service: string,
  units: UnitsOfWork,
  consumer: Pick<Consumer, 'lanes' | 'lag'> | undefined,
): Promise<MessagingStatus> {
  const lags = await lagsOf(consumer);
  return units.read(async (reader) => {
    const { lease, head } = await leaseAndHead(reader);
    return {
      service,
      journal: { head },
      unsequenced: await unsequenced(reader),
      lease,
      sinks: await sinks(reader, head),
      lanes: await laneBacklogs(reader, consumer?.lanes ?? [], lags),
    };
  });
}

/** A broker that does not answer must not hide what the database knows: how far its topics go is left out then. */
const brokerMilliseconds = 2_000;

async function lagsOf(consumer: Pick<Consumer, 'lag'> | undefined): Promise<readonly Lag[]> {
  if (consumer === undefined) return [];
  return unlessAborted(consumer.lag(), AbortSignal.timeout(brokerMilliseconds)).catch(() => []);
}
