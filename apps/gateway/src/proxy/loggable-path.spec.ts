import { describe, expect, it } from '@jest/globals';
import { loggablePath } from './loggable-path.js';

describe('the log', () => {
  it.each([
    ['/api/v1/links/s3cret/session', '/api/v1/links/…/session'],
    ['/links/s3cret?x=1', '/links/…'],
    ['/oidc/auth?code_challenge=s3cret', '/oidc/auth'],
    ['/oidc/interaction/s3cret/password', '/oidc/interaction/…/password'],
    ['/api/v1/needs/1', '/api/v1/needs/1'],
  ])('knows %s as %s', (url, logged) => expect(loggablePath(url)).toBe(logged));
});
