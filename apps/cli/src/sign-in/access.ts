import { createApiClient } from '@harbourlink/api-client';
import type { ApiClient } from '@harbourlink/api-client';
import { Misused } from '../trouble.js';
import { SamplePeople } from './sample-people.js';
import type { SamplePerson } from './sample-people.js';

/** As whom a command asks: a sample person, or whoever the token is of. */
export interface Access {
  readonly url: string;
  /** Key of a sample person, such as officer-shanghai. */
  readonly as?: string | undefined;
  readonly token?: string | undefined;
  readonly 'acting-for'?: string | undefined;
}

/** A client for a command. Without a token a sample person signs in: the one that is named, else one of that role. */
export async function clientFor(access: Access, role: SamplePerson['role']): Promise<ApiClient> {
  if (!URL.canParse(access.url)) throw new Misused(`--url ${access.url} is not an address.`);
  const url = new URL(access.url).origin;
  const token = access.token ?? process.env['HARBOURLINK_TOKEN'];
  const actingFor = access['acting-for'];
  if (token !== undefined) {
    return createApiClient({ url, token, language: 'en', ...(actingFor === undefined ? {} : { actingFor }) });
  }
  const people = await SamplePeople.of(url);
  const person = access.as === undefined ? people.withRole(role) : people.called(access.as);
  return people.clientOf(person, actingFor);
}
