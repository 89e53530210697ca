import { freeLoopbackPorts } from '@harbourlink/own-server';
import { preferably } from './ports.js';
import type { Replica } from './services/replicas.js';
import { appOf, type ServiceName } from './services/service.js';

/** Where everything listens, on 127.0.0.1; all is chosen before anything starts, so that each can be told of the others. */
export interface Places {
  readonly publicUrl: string;
  readonly smtpPort: number;
  readonly mailPagePort: number;
  /** Of every replica of every service. */
  readonly addresses: Readonly<Record<ServiceName, readonly string[]>>;
  readonly firstAddresses: Readonly<Record<ServiceName, string>>;
  replicasOf(service: ServiceName): readonly Replica[];
  /** By the name of the replica. */
  portOf(replica: string): number;
  addressOf(replica: string): string;
  /** Where a replica answers who asks for its metrics: a gateway at an inner port, never at the public one. */
  metricsPortOf(replica: string): number;
}

/** Free ports, but for the gateways where a public port is given: that and those after it. The mails' page comes next. */
export async function placesFor(replicas: readonly Replica[], publicPort: number | undefined): Promise<Places> {
  const gateways = replicas.filter(({ service }) => service === 'gateway').length;
  const [smtpPort = 0, anyPagePort = 0, ...free] = await freeLoopbackPorts(replicas.length + gateways + 2);
  const mailPagePort = publicPort === undefined ? anyPagePort : await preferably(publicPort + gateways);
  const chosen = ({ service, number }: Replica, index: number): number =>
    service === 'gateway' && publicPort !== undefined ? publicPort + number - 1 : (free[index] ?? 0);
  const ports = new Map(replicas.map((replica, index) => [replica.name, chosen(replica, index)]));
  const replicasOf = (service: ServiceName) => replicas.filter((replica) => replica.service === service);
  const portOf = (replica: string): number => ports.get(replica) ?? 0;
  const addressOf = (replica: string): string => `http://127.0.0.1:${portOf(replica)}`;
  const ofEach = <T>(value: (service: ServiceName) => T) =>
    Object.fromEntries((Object.keys(appOf) as ServiceName[]).map((service) => [service, value(service)])) as Record<
      ServiceName,
      T
    >;
  return {
    publicUrl: addressOf('gateway'),
    smtpPort,
    mailPagePort,
    addresses: ofEach((service) => replicasOf(service).map(({ name }) => addressOf(name))),
    firstAddresses: ofEach((service) => addressOf(service)),
    replicasOf,
    portOf,
    addressOf,
    metricsPortOf: (replica) => {
      const gateway = replicasOf('gateway').findIndex(({ name }) => name === replica);
      return gateway < 0 ? portOf(replica) : (free[replicas.length + gateway] ?? 0);
    },
  };
}
