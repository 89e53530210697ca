import { MembershipGrantedSchema } from '@harbourlink/contracts/identity';
import {
  IntroductionAcceptedByAllSchema,
  IntroductionProposedSchema,
  MeetingArrangedSchema,
} from '@harbourlink/contracts/matching';
import { CaseAssignedSchema, CaseOpenedSchema, EnterpriseDraftedSchema } from '@harbourlink/contracts/registry';
import { newId } from '@harbourlink/kernel';
import { serviceDatabase } from '@harbourlink/service-kit/testing';
import { eventually, tokenIssuer } from '@harbourlink/testing';
import { createService } from './create-service.js';

export interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: Record<string, unknown>;
}

/** Somebody who asks, for the one organisation they belong to or by a bound link. */
export interface Asker {
  readonly personId: string;
  get(path: string): Promise<Answer>;
  /** A create: with an Idempotency-Key of its own unless given one. */
  create(path: string, body: object, key?: string): Promise<Answer>;
  /** A change of what `seen` showed. */
  change(path: string, seen: Answer, body?: object, method?: 'POST' | 'PUT'): Promise<Answer>;
}

/** The whole service as it runs, with the journals of the others to publish into. */
export async function startMouTracker() {
  const publishers = ['identity', 'registry', 'matching'] as const;
  const database = await serviceDatabase({ service: 'mou', createService, publishers });
  const issuer = await tokenIssuer();
  const settings = { OIDC_ISSUER: issuer.issuer, OIDC_JWKS_URL: issuer.jwksUrl };
  const service = await createService(database.environment(settings));
  const { identity, registry, matching } = await database.startPublishers();
  const { url } = await service.start();
  const known = (table: string, condition: string, id: string) =>
    eventually(async () => (await database.sql(`SELECT 1 FROM ${table} WHERE ${condition} = $1`, [id])).length);

  function asker(personId: string, claims?: Record<string, unknown>): Asker {
    const ask = async (
      method: string,
      path: string,
      headers: Record<string, string>,
      body?: object,
    ): Promise<Answer> => {
      const response = await fetch(new URL(`/api/v1/${path}`, url), {
        method,
        headers: {
          authorization: `Bearer ${await issuer.token(personId, claims)}`,
          'accept-language': 'en',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      return { status: response.status, etag: response.headers.get('etag') ?? '', body: answer };
    };
    return {
      personId,
      get: (path) => ask('GET', path, {}),
      create: (path, body, key = newId()) => ask('POST', path, { 'idempotency-key': key }, body),
      change: (path, seen, body = {}, method = 'POST') => ask(method, path, { 'if-match': seen.etag }, body),
    };
  }

  return {
    url,
    service,
    issuer,
    asker,
    sql: database.sql,
    ownerUrl: database.urlOf('mou', 'owner'),

    /** A person with one membership the service has heard of. */
    async member(organisationId: string, roleCode: string, organisationKindCode = 'office'): Promise<Asker> {
      const personId = newId();
      const membership = { personId, organisationId, organisationKindCode, roleCode };
      await known('known_membership', 'id', await identity.publish(MembershipGrantedSchema, membership));
      return asker(personId);
    },

    /** A guest by a link bound to one object. */
    guest: (purpose: string, resourceId: string): Asker =>
      asker(newId(), { link_purpose: purpose, link_resource: resourceId }),

    async enterprise(english: string): Promise<string> {
      const profile = { names: { en: english }, sectorCodes: [], seeks: true, provides: false, languageCodes: [] };
      const id = await registry.publish(EnterpriseDraftedSchema, { profile, byPersonId: newId() });
      await known('known_enterprise', 'enterprise_id', id);
      return id;
    },

    async case(enterpriseId: string, officeCode: string, ownerPersonId: string): Promise<void> {
      const id = await registry.publish(CaseOpenedSchema, { enterpriseId, officeCode });
      await registry.publish(CaseAssignedSchema, { ownerPersonId, byPersonId: ownerPersonId }, id);
      await known('known_case_owner', 'case_id', id);
    },

    async introduction(
      needId: string,
      organisationIds: readonly string[],
      accepted: 'accepted' | 'proposed',
    ): Promise<string> {
      const id = await matching.publish(IntroductionProposedSchema, {
        suggestionIds: [],
        needId,
        parties: organisationIds.map((organisationId) => ({ organisationId, sideCode: 'need' })),
        byPersonId: newId(),
        officeCode: 'shanghai',
        nudgeAt: '2026-11-27T00:00:00.000Z',
        expiresAt: '2026-12-02T00:00:00.000Z',
      });
      await known('known_introduction', 'introduction_id', id);
      if (accepted === 'proposed') return id;
      await matching.publish(IntroductionAcceptedByAllSchema, { organisationIds: [...organisationIds] }, id);
      await known('known_introduction', 'accepted AND introduction_id', id);
      return id;
    },

    async meeting(introductionId: string): Promise<string> {
      const id = await matching.publish(MeetingArrangedSchema, {
        introductionId,
        organisationIds: [],
        modeCode: 'online',
        startsAt: '2026-11-20T02:00:00.000Z',
        byPersonId: newId(),
        arrangedByOrganisationId: 'shanghai',
      });
      await known('known_meeting', 'meeting_id', id);
      return id;
    },

    async stop(): Promise<void> {
      await service.stop();
      await Promise.all([issuer.close(), database.drop()]);
    },
  };
}

export type MouTracker = Awaited<ReturnType<typeof startMouTracker>>;
