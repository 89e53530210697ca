import { describe, expect, it } from '@jest/globals';
import { identityConfiguration, isLoopback } from './identity-configuration.js';

const environment = {
  HARBOURLINK_KEYS_DIR: '/keys',
  SAMPLE_SIGN_INS: 'true',
  OIDC_ISSUER: 'http://127.0.0.1:8080/oidc',
};

describe('the configuration', () => {
  it('takes the public address from the issuer', () => {
    expect(identityConfiguration(environment)).toEqual({
      issuer: 'http://127.0.0.1:8080/oidc',
      publicAddress: 'http://127.0.0.1:8080',
      sampleSignIns: true,
      keysFolder: '/keys',
      consoleTokenSeconds: 300,
      firstAdministratorEmail: undefined,
    });
  });

  it.each(['https://harbourlink.example/oidc', 'https://127.0.0.1.example.com/oidc', 'http://10.0.0.4:8080/oidc'])(
    'refuses sample sign-ins on the public address %s',
    (OIDC_ISSUER) => {
      expect(() => identityConfiguration({ ...environment, OIDC_ISSUER })).toThrow('SAMPLE_SIGN_INS');
    },
  );

  it.each(['0.0.0.0', '::', '10.0.0.4'])('refuses sample sign-ins where it listens to others, on %s', (HOST) => {
    expect(() => identityConfiguration({ ...environment, HOST })).toThrow('SAMPLE_SIGN_INS');
  });

  it('refuses a public address without https', () => {
    const { SAMPLE_SIGN_INS: _off, ...rest } = environment;
    expect(() => identityConfiguration({ ...rest, OIDC_ISSUER: 'http://harbourlink.example/oidc' })).toThrow('https');
  });

  it('has no sample sign-ins unless told', () => {
    const { SAMPLE_SIGN_INS: _off, ...rest } = environment;
    expect(identityConfiguration(rest).sampleSignIns).toBe(false);
    expect(identityConfiguration({ ...rest, SAMPLE_SIGN_INS: '1' }).sampleSignIns).toBe(false);
  });

  it('knows a loopback host from one that only looks like it', () => {
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]', '::1', 'a.localhost'])
      expect(isLoopback(host)).toBe(true);
    for (const host of ['localhost.example', '127.0.0.1.nip.io', '0.0.0.0', '[::]', '128.0.0.1']) {
      expect(isLoopback(host)).toBe(false);
    }
  });
});
