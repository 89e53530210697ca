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
const at = <Rest extends string>(service: Service, rest: Rest) =>
  `/api/v1/${service}/operations/${rest}` as `/api/v1/identity/operations/${Rest}`;

export function serviceCalled(name: string): Service {
  const service = services.find((known) => known === name);
  if (!service) throw new Misused(`There is no service ${name}; there are ${services.join(', ')}.`);
  return service;
}

export function journalOf(client: ApiClient, service: Service): Promise<Journal> {
  return answerOf(client.GET(at(service, 'journal')));
}

export async function lanesOf(client: ApiClient, service: Service): Promise<readonly Lane[]> {
  return (await answerOf(client.GET(at(service, 'lanes')))).lanes;
}

/** How much of the journal's hash chain was followed, and where it first breaks. */
export async function verificationOf(client: ApiClient, service: Service) {
  const { checked, firstBad } = await answerOf(client.GET(at(service, 'journal/verification')));
  return { checked, firstBad: firstBad as { readonly position: number; readonly reason: string } | undefined };
}

export async function deadLettersOf(client: ApiClient, service: Service) {
  return (await answerOf(client.GET(at(service, 'dead-letters'), { params: { query: { limit: 200 } } }))).items;
}

export function settleDeadLetter(client: ApiClient, service: Service, letter: number, how: 'replay' | 'discarding') {
  return how === 'replay'
    ? answerOf(client.POST(at(service, 'dead-letters/{letter}/replay'), { params: { path: { letter } } }))
    : answerOf(client.POST(at(service, 'dead-letters/{letter}/discarding'), { params: { path: { letter } } }));
}

export function rebuildLane(client: ApiClient, service: Service, lane: string) {
  return answerOf(client.POST(at(service, 'lanes/{lane}/rebuild'), { params: { path: { lane } } }));
}
