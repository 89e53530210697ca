import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Swagger UI needs inline styles; everything else comes from this address only. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

const files = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'oauth2-redirect.html',
  'oauth2-redirect.js',
  'favicon-32x32.png',
];

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Harbourlink</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
</head>
<body>
<main id="api"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>`;

const start = `window.ui = SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  filter: true,
  docExpansion: 'none',
  persistAuthorization: false,
  validatorUrl: null,
  oauth2RedirectUrl: location.origin + '/api/docs/oauth2-redirect.html',
});
window.ui.initOAuth({ clientId: 'harbourlink-api-docs', scopes: 'openid', usePkceWithAuthorizationCodeGrant: true });
`;

/** The page to read and try the API, served from this address alone. */
export async function docsPage(fastify: FastifyInstance): Promise<void> {
  const root = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
  await fastify.register(fastifyStatic, { root, serve: false });
  const withPolicy = (reply: FastifyReply): FastifyReply => reply.header('content-security-policy', policy);
  fastify.get('/api/docs', async (_request, reply) =>
    withPolicy(reply).header('content-type', 'text/html; charset=utf-8').send(page),
  );
  fastify.get('/api/docs/start.js', async (_request, reply) =>
    withPolicy(reply).header('content-type', 'text/javascript; charset=utf-8').send(start),
  );
  for (const file of files) {
    fastify.get(`/api/docs/${file}`, (_request, reply) => withPolicy(reply).sendFile(file, { maxAge: '1h' }));
  }
}
