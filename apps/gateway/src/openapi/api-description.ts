import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfiguration } from '../gateway-configuration.js';
import { sendProblem } from '../problems/problem.js';
import { platformServices } from '../routing/routes.js';
import { gatewayDocument } from './gateway-document.js';
import { mergeDocuments } from './merge-documents.js';
import type { OpenApiDocument } from './merge-documents.js';

/** A merged document is shown this long before the services are asked again. */
const freshFor = 30_000;
const patience = 5_000;

/** Generated from the contracts at the root of the repository; as far from `src` as from `dist`. */
const asyncApiFile = new URL('../../../../docs/asyncapi.json', import.meta.url);

/** What the API is: requests and answers as OpenAPI, events as AsyncAPI. */
export function apiDescription(fastify: FastifyInstance, configuration: GatewayConfiguration): void {
  let shown: { readonly document: OpenApiDocument; readonly until: number } | undefined;

  fastify.get('/api/openapi.json', async (_request, reply) => {
    if (!shown || shown.until < Date.now()) {
      const { documents, missing } = await fetchAll(configuration);
      const document = withSignIn(mergeDocuments(documents, frame(configuration, missing)), configuration);
      // An incomplete one is not kept: the missing service may be back in a second.
      shown = { document, until: Date.now() + (missing.length > 0 ? 0 : freshFor) };
    }
    return reply.header('cache-control', 'no-cache').send(shown.document);
  });

  fastify.get('/api/asyncapi.json', async (request, reply) => {
    const text = await readFile(asyncApiFile, 'utf8').catch(() => undefined);
    if (text === undefined) return sendProblem(request, reply, 'route.unknown');
    return reply.header('content-type', 'application/json').header('cache-control', 'no-cache').send(text);
  });
}

/** The services ask for a bearer token; here is where one comes from, so that the page to try the API can fetch it. */
function withSignIn(document: OpenApiDocument, { publicAddress }: GatewayConfiguration): OpenApiDocument {
  const bearer = {
    type: 'oauth2',
    description: 'Sign in as a person; services sign in with client credentials at the same token address.',
    flows: {
      authorizationCode: {
        authorizationUrl: new URL('/oidc/auth', publicAddress).href,
        tokenUrl: new URL('/oidc/token', publicAddress).href,
        scopes: { openid: 'Act as the person who signs in' },
      },
    },
  };
  return { ...document, components: { ...document.components, securitySchemes: { bearer } } };
}

function frame({ publicAddress }: GatewayConfiguration, missing: readonly string[]) {
  const incomplete = missing.length > 0 ? ` Not reachable just now and therefore missing: ${missing.join(', ')}.` : '';
  return {
    info: {
      title: 'Harbourlink',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: `Matchmaking between firms that go global and those who can help them in Hong Kong.${incomplete}`,
    },
    servers: [{ url: publicAddress.origin }],
  };
}

async function fetchAll({ upstreams }: GatewayConfiguration) {
  const documents: Record<string, OpenApiDocument> = { gateway: gatewayDocument };
  const missing: string[] = [];
  const answers = platformServices.map(
    async (service) => [service, await fetchDocument(upstreams.allOf(service))] as const,
  );
  for (const [service, document] of await Promise.all(answers)) {
    if (document) documents[service] = document;
    else missing.push(service);
  }
  return { documents, missing };
}

/** Of the first replica that answers: they are all of one version, or will be soon. */
async function fetchDocument(upstreams: readonly string[]): Promise<OpenApiDocument | undefined> {
  for (const upstream of upstreams) {
    try {
      const response = await fetch(`${upstream}/openapi.json`, { signal: AbortSignal.timeout(patience) });
      if (response.ok) return (await response.json()) as OpenApiDocument;
    } catch {
      // the next one may
    }
  }
  return undefined;
}
