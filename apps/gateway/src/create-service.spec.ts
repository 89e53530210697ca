import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { createService } from './create-service.js';
import { Upstream } from './upstream.fixture.js';

describe('the gateway as the launcher starts it', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('listens where it is told, and logs no query and no secret', async () => {
    const identity = await Upstream.start((_request, response) => response.end());
    const LOG_FILE = join(folder, 'gateway.log');
    const service = await createService({
      PORT: '0',
      SERVICE_URLS: `identity=${identity.url}`,
      LOG_FILE,
      LOG_LEVEL: 'debug',
    });
    const { url } = await service.start();
    await (
      await fetch(`${url}/api/v1/links/s3cret?code=s3cret`, { headers: { authorization: 'Bearer s3cret' } })
    ).text();
    await service.stop();
    await identity.stop();
    const log = await eventually(async () => {
      const text = await readFile(LOG_FILE, 'utf8');
      return text.includes('answered') && text;
    });
    expect(log).not.toContain('s3cret');
    expect(log).toContain('"path":"/api/v1/links/…"');
  });

  it.each([
    ['an unknown service', { SERVICE_URLS: 'nobody=http://127.0.0.1:1' }, 'unknown service'],
    ['an address that is none', { SERVICE_URLS: 'mou=here' }, 'SERVICE_URLS is not an address'],
    [
      'samples where others reach it',
      { SAMPLE_SIGN_INS: 'true', HOST: '0.0.0.0' },
      'SAMPLE_SIGN_INS=true lets anybody',
    ],
    ['sessions without a key', { CLIENT_SECRET: 's' }, 'CLIENT_SECRET and SESSION_KEYS are needed together'],
    ['a key without a client', { SESSION_KEYS: 'k'.repeat(32) }, 'CLIENT_SECRET and SESSION_KEYS are needed together'],
    ['a key that can be guessed', { CLIENT_SECRET: 's', SESSION_KEYS: `${'k'.repeat(32)},short` }, '32 characters'],
    [
      'sessions that others could overhear',
      { CLIENT_SECRET: 's', SESSION_KEYS: 'k'.repeat(32), PUBLIC_URL: 'http://harbourlink.example' },
      'PUBLIC_URL must use https',
    ],
    ['a console that is not there', { CONSOLE_FOLDER: '/nowhere' }, 'CONSOLE_FOLDER holds no index.html'],
    ['a port that is none', { PORT: 'eighty' }, 'PORT must be a whole number'],
  ])('refuses %s', async (_what, environment, reason) => {
    await expect(createService(environment)).rejects.toThrow(reason);
  });
});
