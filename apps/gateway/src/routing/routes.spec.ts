import { describe, expect, it } from '@jest/globals';
import { ownerOf } from './routes.js';

describe('a path', () => {
  it.each([
    ['/api/v1/enterprises', 'registry'],
    ['/api/v1/imports/1', 'registry'],
    ['/api/v1/candidates', 'matching'],
    ['/api/v1/outcomes/1/confirmation', 'mou'],
    ['/api/v1/notices', 'notifications'],
    ['/api/v1/funnel', 'insights'],
    ['/api/v1/chains/1', 'insights'],
    ['/api/v1/people/me', 'identity'],
    ['/api/v1/contacts', 'identity'],
    ['/api/v1/matching/operations/lanes', 'matching'],
    ['/oidc/auth', 'identity'],
    ['/links/secret', 'identity'],
  ])('%s belongs to %s', (path, service) => expect(ownerOf(path)).toBe(service));

  it.each([
    '/',
    '/api/v1/',
    '/api/v1/constructor',
    '/api/v2/needs',
    '/health/ready',
    '/openapi.json',
    '/metrics',
    '/API/v1/needs',
  ])('%s belongs to nobody', (path) => expect(ownerOf(path)).toBeUndefined());
});
