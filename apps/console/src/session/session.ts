import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api, requester } from '../api/api.js';
import type { LocalizedText } from '@harbourlink/kernel';
import { queries } from '../api/queries.js';
import { readKept, writeKept } from '../browser/kept.js';
import { forgetMine, keepFor } from '../drafts/kept-by-person.js';
import { saveBeforeLeaving } from '../drafts/unsaved.js';
import { hearOtherWindows, tellOtherWindows } from './other-windows.js';

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
const callerKey = ['session', 'caller'] as const;

/** Asked once a page, and again when a request was refused for its session; who has been signed out is looked for on return. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  refetchOnWindowFocus: ({ state }) => (state.data?.signedIn === false ? 'always' : false),
  queryFn: async (): Promise<Session> => {
    const answer = await fetch('/session', { headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(`the session could not be read: HTTP ${answer.status}`);
    const session = (await answer.json()) as Session;
    if (session.signedIn && session.csrfToken !== requester.csrfToken) await beginAnewForSomebodyElse();
    requester.csrfToken = session.csrfToken;
    return session;
  },
});

/** The person of the session; null when nobody is signed in. */
export const callerQuery = queryOptions({
  queryKey: callerKey,
  staleTime: 60_000,
  queryFn: async (): Promise<Caller | null> => {
    const session = await queries.ensureQueryData(sessionQuery);
    // Whose session has ended goes on seeing the page, and is asked to sign in again there.
    if (!session.signedIn) return queries.getQueryData<Caller | null>(callerKey) ?? null;
    const person = await answerOf(api.GET('/api/v1/people/me'));
    const organisations = organisationsOf(person.memberships);
    // Another tab may have chosen another organisation: this one goes on with its own.
    const wanted = [requester.actingFor, readKept(actingForKey)];
    const organisation =
      wanted.flatMap((id) => organisations.find((one) => one.id === id) ?? [])[0] ?? organisations[0];
    keepFor(person.id);
    tellOtherWindows(person.id);
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

/** True when somebody is signed in now. */
export async function isSignedIn(): Promise<boolean> {
  const { signedIn } = await queries.ensureQueryData(sessionQuery);
  return signedIn && (await queries.ensureQueryData(callerQuery)) !== null;
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

/** Acts for another organisation from now on. The page begins anew: nothing read for the one before is left. */
export async function actFor(organisationId: string): Promise<void> {
  await saveBeforeLeaving();
  writeKept(actingForKey, organisationId);
  location.assign('/');
}

/** Where signing in begins; it comes back to `returnTo`. */
export function signInAddress(returnTo: string, language: string): string {
  return `/session/sign-in?${new URLSearchParams({ returnTo, lang: language }).toString()}`;
}

/**
 * Ends the session here and at the identity provider. What is still being typed is sent first; the copies kept on this
 * device go.
 */
export async function signOut(): Promise<void> {
  await saveBeforeLeaving();
  await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
  const headers = { 'x-csrf-token': requester.csrfToken ?? '', accept: 'application/json' };
  const answer = await fetch('/session/sign-out', { method: 'POST', headers });
  if (!answer.ok) throw new Error(`the session could not be ended: HTTP ${answer.status}`);
  const { next } = (await answer.json()) as { next: string };
  forgetMine();
  tellOtherWindows(undefined);
  // Going back shows nothing of it: the page is asked for anew.
  addEventListener('pageshow', () => location.reload());
  location.assign(next);
}

/** What another window does to the session is known in this one at once. */
export function followOtherWindows(): void {
  hearOtherWindows((personId) => {
    const mine = queries.getQueryData<Caller | null>(callerKey)?.person.id;
    const isSignedIn = queries.getQueryData(sessionQuery.queryKey)?.signedIn === true;
    if (mine !== undefined && (personId !== mine || !isSignedIn)) requester.refused();
  });
}

/** Another tab may have signed in somebody else meanwhile: nothing of the one before is shown or sent then. */
async function beginAnewForSomebodyElse(): Promise<void> {
  const before = queries.getQueryData<Caller | null>(callerKey)?.person.id;
  if (before === undefined) return;
  // Not by `api`: this one may not act for the organisation of the one before, and would be refused.
  const answer = await fetch('/api/v1/people/me', { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`who is signed in could not be read: HTTP ${answer.status}`);
  if (((await answer.json()) as Person).id === before) return;
  location.assign('/');
  await new Promise(() => undefined);
}

/** A request was refused, perhaps because of its session: asks how that stands. */
requester.refused = () => void queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
