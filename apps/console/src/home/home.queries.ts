import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { isOffice } from '../lists/in-address.js';
import { awaitsAnswerOf, expiresSoon } from './awaits-answer.js';
import type { Introduction } from './awaits-answer.js';
import type { Waiting } from './waiting-card.js';

const few = 5;

/** Own needs or offers that are not over, the newest first. */
export async function ownNeeds(enterpriseId: string) {
  const query = { enterpriseId, limit: few };
  return answerOf(api.GET('/api/v1/needs', { params: { query } }));
}

export async function ownOffers(providerId: string) {
  return answerOf(api.GET('/api/v1/offers', { params: { query: { providerId, limit: few } } }));
}

async function openIntroductions(): Promise<Introduction[]> {
  const pages = await Promise.all(
    (['proposed', 'conflict-checked'] as const).map((status) =>
      answerOf(api.GET('/api/v1/introductions', { params: { query: { status, limit: 100 } } })),
    ),
  );
  return pages
    .flatMap(({ items }) => items)
    .sort((one, other) => Date.parse(one.expiresAt) - Date.parse(other.expiresAt));
}

/** Introductions the organisation has not answered, the most urgent first. */
export async function introductionsToAnswer(organisationId: string): Promise<Waiting<Introduction>> {
  const open = await openIntroductions();
  return { items: open.filter((introduction) => awaitsAnswerOf(organisationId, introduction)) };
}

/** Introductions of an office that end within days, the most urgent first. */
export async function introductionsAboutToExpire(officeCode: string): Promise<Waiting<Introduction>> {
  const open = await openIntroductions();
  const now = Date.now();
  return {
    items: open.filter(
      (introduction) =>
        expiresSoon(introduction, now) && (officeCode === 'investhk' || introduction.officeCode === officeCode),
    ),
  };
}

/** The queue of an office, as a list is asked for it. */
export function queueOf(office: string) {
  return { queue: 'awaiting-check', sort: 'oldest', ...(isOffice(office) && { office }) } as const;
}

/** Profiles an office has to check, the one that waits longest first. */
export function profilesToCheck(office: string) {
  const query = { ...queueOf(office), limit: few };
  return answerOf(api.GET('/api/v1/enterprises', { params: { query } }));
}

export function casesOf(ownerPersonId: string) {
  const query = { ownerPersonId, status: 'open', limit: few } as const;
  return answerOf(api.GET('/api/v1/cases', { params: { query } }));
}

/** What the reader claimed and the customer disputed, or a verifier sent back; what was claimed first comes first. */
export function outcomesToCorrect() {
  const query = { queue: 'to-correct', sort: 'oldest', limit: few } as const;
  return answerOf(api.GET('/api/v1/outcomes', { params: { query } }));
}

/** What the customer has confirmed; what was claimed first comes first. */
export function outcomesToVerify() {
  const query = { status: 'confirmed', sort: 'oldest', limit: few } as const;
  return answerOf(api.GET('/api/v1/outcomes', { params: { query } }));
}

/** Dead letters of every service together. */
export async function deadLetters(): Promise<number> {
  const services = await Promise.all([
    answerOf(api.GET('/api/v1/identity/operations/status')),
    answerOf(api.GET('/api/v1/registry/operations/status')),
    answerOf(api.GET('/api/v1/matching/operations/status')),
    answerOf(api.GET('/api/v1/mou/operations/status')),
    answerOf(api.GET('/api/v1/notifications/operations/status')),
    answerOf(api.GET('/api/v1/insights/operations/status')),
  ]);
  return services.flatMap(({ lanes }) => lanes).reduce((sum, { dead }) => sum + dead, 0);
}

export function funnelNow() {
  return answerOf(api.GET('/api/v1/funnel'));
}
