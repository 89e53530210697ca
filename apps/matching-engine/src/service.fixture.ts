import { randomUUID } from 'node:crypto';
import { MembershipGrantedSchema } from '@harbourlink/contracts/identity';
import { EnterpriseCheckedSchema, NeedPublishedSchema, OfferPublishedSchema } from '@harbourlink/contracts/registry';
import { eventually, tokenIssuer } from '@harbourlink/testing';
import { enterprises, offers } from './candidates/domain/sample-world.fixture.js';
import type { ExclusiveMandate, FirmFacts, NeedFacts, OfferFacts } from './candidates/domain/facts.js';
import { createService } from './create-service.js';
import { matchingDatabase } from './matching-database.fixture.js';

const officerOfTheRegistry = '0190c0de-0000-7000-8000-0000000000ff';

/** The sample's number as a UUID: E1 is …e01, P13 is …f0d. */
export function idOf(sample: string, kind: 'firm' | 'need' | 'offer' = 'firm'): string {
  const number = Number(sample.slice(1)) + (sample.startsWith('E') ? 0xe00 : 0xf00);
  const group = { firm: '1000', need: '2000', offer: '3000' }[kind];
  return `0190c0de-${group}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export interface Answer<Body> {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Body;
}

/** The whole service as it runs, on a real database, with the journals of the others to publish into. */
export async function startService() {
  const database = await matchingDatabase();
  const issuer = await tokenIssuer();
  const environment = database.environment({ OIDC_ISSUER: issuer.issuer, OIDC_JWKS_URL: issuer.jwksUrl });
  const service = await createService(environment);
  const { identity, registry } = await database.startPublishers();
  const { url } = await service.start();

  const ask = async <Body>(
    token: string,
    method: 'GET' | 'POST',
    path: string,
    { body, headers = {} }: { body?: object | undefined; headers?: Record<string, string> } = {},
  ): Promise<Answer<Body>> => {
    const reply = await fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, etag: reply.headers.get('etag'), body: (await reply.json()) as Body };
  };

  const sends = (token: string, path: string, body: object, ifMatch: string) =>
    fetch(new URL(path, url), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': ifMatch },
      body: JSON.stringify(body),
    });

  return {
    service,
    registry,
    environment,
    sql: database.sql,

    /** Somebody with a role in an organisation, as a client of the API. */
    async person(organisationId: string, roleCode: string) {
      const personId = randomUUID();
      const organisationKindCode = roleCode.endsWith('_member') ? roleCode.slice(0, -'_member'.length) : 'office';
      await identity.publish(
        MembershipGrantedSchema,
        { personId, organisationId, organisationKindCode, roleCode },
        randomUUID(),
      );
      await eventually(
        async () =>
          (await database.sql('SELECT 1 FROM known_membership WHERE person_id = $1', [personId])).length === 1,
      );
      return clientOf(ask, sends, personId, await issuer.token(personId));
    },

    /** A guest by link. */
    async guest(claims: Readonly<Record<string, unknown>>) {
      const personId = randomUUID();
      return clientOf(ask, sends, personId, await issuer.token(personId, claims));
    },

    checkFirm: (sample: string, facts: Partial<FirmFacts> = {}, name = `Sample ${sample} Ltd`) => {
      const { need: _n, ...known } = enterprises.find(({ id }) => id === sample) ?? { ...provider, need: undefined };
      const { id: _i, standing: _s, ...particulars } = { ...known, ...facts };
      return registry.publish(
        EnterpriseCheckedSchema,
        {
          profile: {
            ...particulars,
            names: { en: name },
            seeks: sample.startsWith('E'),
            provides: sample.startsWith('P'),
            sectorCodes: [...particulars.sectorCodes],
            languageCodes: [...particulars.languageCodes],
          },
          checkedOn: '2026-11-22',
          validUntilOn: '2027-11-22',
          byPersonId: officerOfTheRegistry,
        },
        idOf(sample),
      );
    },

    publishNeed: (sample: string, change: Partial<NeedFacts> = {}, confidential = false) =>
      registry.publish(
        NeedPublishedSchema,
        { need: needContent(sample, change, confidential), endsOn: '2027-02-20', byPersonId: officerOfTheRegistry },
        idOf(sample, 'need'),
      ),

    publishOffer: (sample: string, change: Partial<OfferFacts> = {}) =>
      registry.publish(
        OfferPublishedSchema,
        { offer: offerContent(sample, change), endsOn: '2027-02-20', byPersonId: officerOfTheRegistry },
        idOf(sample, 'offer'),
      ),

    async stop() {
      await service.stop();
      await Promise.all([issuer.close(), database.drop()]);
    },
  };
}

export type RunningService = Awaited<ReturnType<typeof startService>>;

const provider: FirmFacts = {
  id: '',
  standing: 'checked',
  sectorCodes: ['professional-services'],
  placeCode: 'HK',
  languageCodes: ['cantonese', 'english'],
  hasHongKongEntity: true,
};

/** A sample that the sample world has no need of gets the one of E1. */
export function needContent(sample: string, change: Partial<NeedFacts>, confidential: boolean) {
  const need = (enterprises.find(({ id }) => id === sample) ?? enterprises[0])?.need;
  if (need === undefined) throw new Error(`no sample ${sample}`);
  const { id: _i, publication: _p, enterpriseId: _e, ...content } = { ...need, ...change };
  return {
    ...content,
    enterpriseId: idOf(sample),
    serviceCodes: [...content.serviceCodes],
    sectorCodes: [...content.sectorCodes],
    marketCodes: [...content.marketCodes],
    requiredAccreditationCodes: [...content.requiredAccreditationCodes],
    languageCodes: [...content.languageCodes],
    texts: { en: 'Sample need' },
    confidential,
  };
}

export function offerContent(sample: string, change: Partial<OfferFacts>) {
  const offer = offers.find(({ providerId }) => providerId === sample);
  if (offer === undefined) throw new Error(`no sample ${sample}`);
  const { id: _i, publication: _p, providerId: _o, exclusiveMandates, ...content } = { ...offer, ...change };
  return {
    ...content,
    providerId: idOf(sample),
    serviceCodes: [...content.serviceCodes],
    servesSectorCodes: [...content.servesSectorCodes],
    servesSizeCodes: [...content.servesSizeCodes],
    servesRegionCodes: [...content.servesRegionCodes],
    servesStageCodes: [...content.servesStageCodes],
    marketCodes: [...content.marketCodes],
    accreditationCodes: [...content.accreditationCodes],
    languageCodes: [...content.languageCodes],
    exclusiveMandates: exclusiveMandates.map(mandateContent),
    texts: { en: 'Sample offer' },
  };
}

function mandateContent({ principalId, serviceCodes, sectorCodes }: ExclusiveMandate) {
  return { principalId: idOf(principalId), serviceCodes: [...serviceCodes], sectorCodes: [...sectorCodes] };
}

type Ask = <Body>(
  token: string,
  method: 'GET' | 'POST',
  path: string,
  more?: { body?: object | undefined; headers?: Record<string, string> },
) => Promise<Answer<Body>>;

type Sends = (token: string, path: string, body: object, ifMatch: string) => Promise<Response>;

/** What one person does through the API. */
function clientOf(ask: Ask, sends: Sends, personId: string, token: string) {
  return {
    personId,
    reads: <Body>(path: string) => ask<Body>(token, 'GET', path),
    creates: <Body>(path: string, body: object, key: string = randomUUID()) =>
      ask<Body>(token, 'POST', path, { body, headers: { 'idempotency-key': key } }),
    /** A command with an ETag of the test's choice. */
    sends: (path: string, command: string, body: object, ifMatch: string) =>
      sends(token, `${path}/${command}`, body, ifMatch),
    /** Reads the object first, for its ETag, as a client does. */
    changes: async <Body>(path: string, command: string, body?: object) => {
      const { etag } = await ask<object>(token, 'GET', path);
      return ask<Body>(token, 'POST', `${path}/${command}`, { body, headers: { 'if-match': etag ?? '"0"' } });
    },
  };
}
