import type { OpenApiDocument } from './merge-documents.js';

/** The one public route that no service describes. */
export const gatewayDocument: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Gateway', version: '1' },
  tags: [{ name: 'stream', description: 'Live changes' }],
  paths: {
    '/api/v1/stream': {
      get: {
        operationId: 'live',
        tags: ['stream'],
        summary: 'Live changes for whoever is signed in, as server-sent events',
        security: [{ bearer: [] }],
        'x-access-signed-in': { kind: 'signed-in' },
        parameters: [
          {
            name: 'Last-Event-ID',
            in: 'header',
            required: false,
            description: 'The id of the last event seen: the stream goes on after it.',
            schema: { type: 'string', maxLength: 64 },
          },
        ],
        responses: {
          200: {
            description: 'A comment now and then keeps the connection; it may end at any time: connect again.',
            content: { 'text/event-stream': { schema: { type: 'string' } } },
          },
          401: { description: 'No valid token' },
          503: { description: 'The stream is not available just now' },
        },
      },
    },
  },
};
