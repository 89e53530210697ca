import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api, requester } from '../api/api.js';
import type { LocalizedText } from '@harbourlink/kernel';
import { readKept, writeKept } from '../browser/kept.js';
import { queries } from '../api/queries.js';

export type Person = Schemas['identity']['PersonResponse'];
export type Membership = Schemas['identity']['HeldMembershipResponse'];
export type Role = Membership['role'];

/** What the gateway says of this browser's session. */
export interface Session {
  readonly signedIn: boolean;
  readonly csrfToken?: string;
  readonly sampleSignIns: boolean;
  readonly mailsAddress?: string;
}

/** Who is signed in, and for which of their organisations they act. */
export interface Caller {
  readonly person: Person;
  /** The organisation of the moment, with every role held there. Undefined for who belongs to none. */
  readonly organisation: Organisation | undefined;
  readonly organisations: readonly Organisation[];
}

export interface Organisation {
  readonly id: string;
  readonly kind: Membership['organisationKind'];
  /** Absent for a firm that has no profile yet. */
  readonly names?: LocalizedText;
  readonly roles: readonly Role[];
}

const actingForKey = 'acting-for';

/** Asked once a page; 401 anywhere asks again. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  queryFn: async (): Promise<Session> => {
    const answer = await fetch('/session', { headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(`the session could not be read: HTTP ${answer.status}`);
    const session = (await answer.json()) as Session;
    requester.csrfToken = session.csrfToken;
    return session;
  },
});

/** The person of the session; undefined when nobody is signed in. */
export const callerQuery = queryOptions({
  queryKey: ['session', 'caller'],
  staleTime: 60_000,
  queryFn: async (): Promise<Caller | null> => {
    const session = await queries.ensureQueryData(sessionQuery);
    if (!session.signedIn) return null;
    const person = await answerOf(api.GET('/api/v1/people/me'));
    const organisations = organisationsOf(person.memberships);
    const organisation = organisations.find(({ id }) => id === readKept(actingForKey)) ?? organisations[0];
    requester.actingFor = organisation?.id;
    return { person, organisation, organisations };
  },
});

function organisationsOf(memberships: readonly Membership[]): Organisation[] {
  const ids = [...new Set(memberships.map(({ organisationId }) => organisationId))];
  return ids.map((id) => {
    const held = memberships.filter(({ organisationId }) => organisationId === id);
    return { id, kind: held[0]?.organisationKind ?? 'enterprise', roles: held.map(({ role }) => role) };
  });
}

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Who is signed in; only below the signed-in layout, where somebody is. */
export function useCaller(): Caller {
  const { data } = useSuspenseQuery(callerQuery);
  if (!data) throw new Error('useCaller is for pages of who is signed in');
  return data;
}

/** True when the caller holds one of the roles in the organisation of the moment. */
export function holds(caller: Caller, ...roles: readonly Role[]): boolean {
  return caller.organisation?.roles.some((role) => roles.includes(role)) ?? false;
}

/** Acts for another organisation from now on: whatever was read for the one before is asked anew. */
export async function actFor(organisationId: string): Promise<void> {
  writeKept(actingForKey, organisationId);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  await queries.invalidateQueries({ queryKey: callerQuery.queryKey });
}

/** Where signing in begins; it comes back to `returnTo`. */
export function signInAddress(returnTo: string, language: string): string {
  return `/session/sign-in?${new URLSearchParams({ returnTo, lang: language }).toString()}`;
}

/** Ends the session here and at the identity provider. Drafts kept on this device go with it. */
export async function signOut(): Promise<void> {
  const headers = { 'x-csrf-token': requester.csrfToken ?? '', accept: 'application/json' };
  const answer = await fetch('/session/sign-out', { method: 'POST', headers });
  const { next } = answer.ok ? ((await answer.json()) as { next: string }) : { next: '/' };
  queries.clear();
  location.assign(next);
}
