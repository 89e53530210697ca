import { answerOf, ApiProblem, createApiClient } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import { Trouble } from '../trouble.js';
import { signInAsSample } from './code-flow.js';
import { fetchOnceMembershipsAreKnown } from './membership-patience.js';

export type SamplePerson = Schemas['identity']['SamplePersonResponse'];

interface Session {
  readonly token: Promise<string>;
  readonly renewAt: number;
}

/** The platform's sample people, each signed in when first needed. */
export class SamplePeople {
  private readonly sessions = new Map<string, Session>();
  private readonly clients = new Map<string, ApiClient>();

  private constructor(
    readonly url: string,
    readonly everybody: readonly SamplePerson[],
  ) {}

  /** Throws Trouble when the platform does not answer or has no sample people. */
  static async of(url: string): Promise<SamplePeople> {
    const client = createApiClient({ url });
    try {
      const { items } = await answerOf(client.GET('/api/v1/people/samples'));
      return new SamplePeople(url, items);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) {
        throw new Trouble(`${url} lets nobody sign in as a sample person.`);
      }
      if (error instanceof ApiProblem) throw error;
      throw new Trouble(`Nothing answers at ${url}.`, { cause: error });
    }
  }

  called(key: string): SamplePerson {
    return this.one(`called ${key}`, (person) => person.key === key);
  }

  /** Somebody of that role; of that organisation when one is named. */
  withRole(role: SamplePerson['role'], organisationId?: string): SamplePerson {
    return this.one(`who is ${role}${organisationId ? ` of ${organisationId}` : ''}`, (person) => {
      return person.role === role && (organisationId === undefined || person.organisationId === organisationId);
    });
  }

  memberOf(organisationId: string): SamplePerson {
    return this.one(`of ${organisationId}`, (person) => person.organisationId === organisationId);
  }

  private one(description: string, fits: (person: SamplePerson) => boolean): SamplePerson {
    const found = this.everybody.find(fits);
    if (!found) throw new Trouble(`There is no sample person ${description}.`);
    return found;
  }

  /** What the person sees and does, for the own organisation or another one they belong to. */
  clientOf(person: SamplePerson, actingFor = person.organisationId): ApiClient {
    const key = `${person.personId} ${actingFor}`;
    const known = this.clients.get(key);
    if (known) return known;
    const client = createApiClient({
      url: this.url,
      token: () => this.tokenOf(person),
      actingFor,
      language: 'en',
      fetch: fetchOnceMembershipsAreKnown,
    });
    this.clients.set(key, client);
    return client;
  }

  /** Every second person who asks waits for the first one's sign-in; a session is renewed before it ends. */
  tokenOf({ personId }: SamplePerson): Promise<string> {
    const known = this.sessions.get(personId);
    if (known && known.renewAt > Date.now()) return known.token;
    const signedIn = signInAsSample(`${this.url}/oidc`, personId);
    const token = signedIn.then(({ access_token }) => access_token);
    this.sessions.set(personId, { token, renewAt: Date.now() + 60_000 });
    signedIn.then(
      ({ expires_in }) => this.sessions.set(personId, { token, renewAt: Date.now() + (expires_in - 30) * 1000 }),
      () => this.sessions.delete(personId),
    );
    return token;
  }
}
