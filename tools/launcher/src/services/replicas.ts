import { Trouble } from '../trouble.js';
import { appOf, type ServiceName } from './service.js';

/** How many processes a service runs in; one unless it says more. */
export type ReplicaCounts = Readonly<Partial<Record<ServiceName, number>>>;

/** One process of a service. */
export interface Replica {
  readonly service: ServiceName;
  /** From 1. */
  readonly number: number;
  /** `matching`, `matching-2`: in what is said about it, and the name of its log. */
  readonly name: string;
}

/** Every process of the platform, a service's replicas after each other. */
export function replicasOf(counts: ReplicaCounts): Replica[] {
  return (Object.keys(appOf) as ServiceName[]).flatMap((service) =>
    Array.from({ length: counts[service] ?? 1 }, (_, index) => ({
      service,
      number: index + 1,
      name: index === 0 ? service : `${service}-${index + 1}`,
    })),
  );
}

const most = 9;
const example = 'Name apps and numbers, such as --replicas matching-engine=2,gateway=2.';

/** Reads `matching-engine=2,gateway=2`: apps by the names of their folders. */
export function replicaCounts(text: string): ReplicaCounts {
  const counts: Partial<Record<ServiceName, number>> = {};
  for (const pair of text.split(',').filter((one) => one.trim() !== '')) {
    const [app = '', number = ''] = pair.split('=').map((part) => part.trim());
    const service = (Object.keys(appOf) as ServiceName[]).find((name) => appOf[name] === app);
    if (service === undefined) {
      const apps = Object.values(appOf).join(', ');
      throw new Trouble(`--replicas names ${app || 'nothing'}, which is no app; there are ${apps}.`, example);
    }
    if (!/^[1-9]$/.test(number)) {
      throw new Trouble(`--replicas ${pair.trim()} is not a number of replicas from 1 to ${most}.`, example);
    }
    counts[service] = Number(number);
  }
  return counts;
}
