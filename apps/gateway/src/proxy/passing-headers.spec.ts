import { describe, expect, it } from '@jest/globals';
import { headersToCaller, headersToService, tidyHeaders } from './passing-headers.js';

const origin = {
  path: '/api/v1/needs',
  callerAddress: '203.0.113.9',
  publicAddress: new URL('https://harbourlink.example'),
};

describe('a request on its way in', () => {
  it('keeps a well-formed correlation id and traceparent', () => {
    const headers = {
      'x-correlation-id': '0b8f1f7e-2f5e-4a53-8a1c-6d6c1f9f0a01',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    };
    const before = { ...headers };
    tidyHeaders(headers);
    expect(headers).toEqual(before);
  });

  it.each([
    undefined,
    '',
    'short',
    'of-another-form-0001',
    'a b c d e f g h',
    '<script>alert(1)</script>',
    'x'.repeat(65),
  ])('gets a correlation id instead of %j', (given) => {
    const headers = { 'x-correlation-id': given as string };
    tidyHeaders(headers);
    expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([undefined, '00-00000000000000000000000000000000-00f067aa0ba902b7-01', 'ff-x', '00-4bf9-00f0-01'])(
    'gets a traceparent instead of %j',
    (given) => {
      const headers: Record<string, string> = { tracestate: 'a=b', ...(given && { traceparent: given }) };
      tidyHeaders(headers);
      expect(headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
      expect(headers).not.toHaveProperty('tracestate');
    },
  );

  it('says nothing about its own origin but what the gateway knows', () => {
    const headers = {
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-prefix': '/admin',
      forwarded: 'for=127.0.0.1',
      'x-real-ip': '127.0.0.1',
      'x-original-url': '/admin',
      'x-http-method-override': 'DELETE',
      'x-harbourlink-person': 'somebody',
      authorization: 'Bearer abc',
    };
    tidyHeaders(headers);
    expect(headersToService(headers, origin)).toEqual({
      authorization: 'Bearer abc',
      'x-correlation-id': expect.any(String),
      traceparent: expect.any(String),
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'harbourlink.example',
      'x-forwarded-proto': 'https',
    });
  });

  it('leaves behind what concerns the connection, also what connection names', () => {
    const passed = headersToService(
      { connection: 'keep-alive, X-Secret', 'x-secret': '1', te: 'trailers', upgrade: 'h2c', accept: '*/*' },
      origin,
    );
    expect(Object.keys(passed)).toEqual(['accept', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']);
  });
});

describe('the cookies of a request', () => {
  const cookie =
    'harbourlink=sealed; harbourlink_session=theirs; harbourlink-sign-in-a_b=1; __Host-harbourlink=s; x=y; ' +
    'harbourlink_session.sig=q; __Host-harbourlink-sign-in-a=2; harbourlink_sign_in=uid';
  const passedTo = (path: string) => headersToService({ cookie, 'x-csrf-token': 'known' }, { ...origin, path });

  it.each(['/api/v1/needs', '/links/secret', '/api/v1/stream', '/oidcx/y'])('never get to %s', (path) => {
    expect(passedTo(path)).not.toHaveProperty('cookie');
    expect(passedTo(path)).not.toHaveProperty('x-csrf-token');
  });

  it("get to the sign-in pages without the gateway's own", () => {
    expect(passedTo('/oidc/auth')).toMatchObject({
      cookie: 'harbourlink_session=theirs; x=y; harbourlink_session.sig=q; harbourlink_sign_in=uid',
    });
    expect(headersToService({ cookie: 'harbourlink=sealed' }, { ...origin, path: '/oidc/auth' })).not.toHaveProperty(
      'cookie',
    );
  });
});

describe('an answer on its way out', () => {
  it('tells nothing about the connection and the software behind', () => {
    const passed = headersToCaller({
      connection: 'x-hop',
      'x-hop': '1',
      server: 'x',
      'x-powered-by': 'y',
      etag: '"1"',
    });
    expect(passed).toEqual({ etag: '"1"' });
  });
});
