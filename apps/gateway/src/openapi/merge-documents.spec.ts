import { describe, expect, it } from '@jest/globals';
import { mergeDocuments } from './merge-documents.js';
import type { OpenApiDocument } from './merge-documents.js';

const frame = { info: { title: 'Harbourlink', version: '1' }, servers: [{ url: '/' }] };

function document(path: string): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: 'A service', version: '1' },
    paths: {
      [path]: {
        get: {
          operationId: 'list',
          tags: ['lists'],
          responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Page' } } } } },
        },
      },
      '/health/live': { get: { operationId: 'live' } },
    },
    components: {
      schemas: {
        Page: {
          type: 'object',
          properties: { next: { $ref: '#/components/schemas/Cursor' }, tags: { type: 'array' } },
        },
      },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}

describe('the merged description', () => {
  const merged = mergeDocuments({ registry: document('/api/v1/needs'), mou: document('/api/v1/outcomes') }, frame);

  it('has the public paths of all services and no others', () => {
    expect(Object.keys(merged.paths)).toEqual(['/api/v1/needs', '/api/v1/outcomes']);
  });

  it('keeps equal names of two services apart, and references with them', () => {
    expect(Object.keys(merged.components?.['schemas'] ?? {})).toEqual(['registry_Page', 'mou_Page']);
    expect(merged.paths['/api/v1/needs']?.['get']).toMatchObject({
      operationId: 'registry_list',
      tags: ['registry_lists'],
    });
    expect(JSON.stringify(merged.paths['/api/v1/outcomes'])).toContain('#/components/schemas/mou_Page');
    expect(JSON.stringify(merged.components)).toContain('#/components/schemas/mou_Cursor');
  });

  it('has one way to prove who one is', () => {
    expect(Object.keys(merged.components?.['securitySchemes'] ?? {})).toEqual(['bearer']);
  });

  it('lists the tags that are used', () => {
    expect(merged.tags?.map(({ name }) => name)).toEqual(['registry_lists', 'mou_lists']);
  });
});
