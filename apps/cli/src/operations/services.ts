import { answerOf } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import { Misused } from '../trouble.js';

/** The services with a journal or subscriptions of their own, by short name. */
export const services = ['identity', 'registry', 'matching', 'mou', 'notifications', 'insights'] as const;
export type Service = (typeof services)[number];

type Identity = Schemas['identity'];
export type Journal = Identity['JournalResponse'];
export type Lane = Identity['LaneResponse'];

/** Every service answers the same operations under its own name; the type of one stands for all. */
export const at = <Rest extends string>(service: Service, rest: Rest) =>
  `/api/v1/${service}/operations/${rest}` as `/api/v1/identity/operations/${Rest}`;

/** Throws Misused for a name no service has. */
export function serviceCalled(name: string): Service {
  const service = services.find((known) => known === name);
  if (!service) throw new Misused(`There is no service ${name}; there are ${services.join(', ')}.`);
  return service;
}

/** The one that is named, else all. */
export function servicesCalled(names: readonly string[]): readonly Service[] {
  return names.length === 0 ? services : names.map(serviceCalled);
}

export function journalOf(client: ApiClient, service: Service): Promise<Journal> {
  return answerOf(client.GET(at(service, 'journal')));
}

export async function lanesOf(client: ApiClient, service: Service): Promise<readonly Lane[]> {
  return (await answerOf(client.GET(at(service, 'lanes')))).lanes;
}
