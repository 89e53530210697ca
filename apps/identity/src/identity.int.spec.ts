import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { createService } from './create-service.js';
import type { Identity } from './identity-service.fixture.js';
import { startIdentity } from './identity-service.fixture.js';
import { samplePeople } from './sample-people/sample-people.js';

let identity: Identity;
let administrator: string;
let member: string;

beforeAll(async () => {
  identity = await startIdentity();
  administrator = await identity.tokenOf('administrator');
  member = await identity.tokenOf('E1');
  await eventually(async () => (await identity.get('people', administrator)).status === 200);
}, 60_000);
afterAll(() => identity.stop());

describe('the service', () => {
  it('keeps its keys, people and sign-ins over a restart', async () => {
    const before = await Promise.all(
      (await readdir(identity.keysFolder)).map((name) => readFile(join(identity.keysFolder, name), 'utf8')),
    );
    await identity.restart();
    const after = await Promise.all(
      (await readdir(identity.keysFolder)).map((name) => readFile(join(identity.keysFolder, name), 'utf8')),
    );
    expect(after).toEqual(before);
    expect((await identity.get('people/me', member)).status).toBe(200);
  });

  it('refuses to start with sample sign-ins on a public address', async () => {
    const environment = { ...identity.environment, OIDC_ISSUER: 'https://harbourlink.example/oidc' };
    await expect(createService(environment)).rejects.toThrow('SAMPLE_SIGN_INS=true lets anybody in');
  });

  it('refuses to start without a place for its keys', async () => {
    const { HARBOURLINK_KEYS_DIR: _nowhere, ...environment } = identity.environment;
    const service = await createService(environment);
    await expect(service.start()).rejects.toThrow('HARBOURLINK_KEYS_DIR');
    await service.stop().catch(() => undefined);
  });

  it('answers malformed JSON, other content and unknown routes with a problem', async () => {
    expect(await identity.create('people', administrator, '{"names":')).toMatchObject({
      status: 400,
      body: { code: expect.stringMatching(/^request\.malformed/) },
    });
    expect(await identity.get('people/nobody/address', administrator)).toMatchObject({ status: 403 });
    expect((await identity.get('nothing', administrator)).body['code']).toBe('route.unknown');
  });

  it('gives a platform without samples its first administrator, once', async () => {
    const email = 'first@example.invalid';
    const bare = await startIdentity({ SAMPLE_SIGN_INS: 'false', FIRST_ADMINISTRATOR_EMAIL: email });
    try {
      await bare.restart();
      const password = await readFile(join(bare.keysFolder, 'first-administrator.secret'), 'utf8');
      const attempt = bare.flow();
      const page = await attempt.begin();
      const code = await attempt.codeAfter(await attempt.browser.send(`${page}/password`, { email, password }));
      const { access_token: token } = (await (await attempt.exchange(code)).json()) as { access_token: string };
      await eventually(async () => (await bare.get('people', token)).status === 200);
      const { body } = await bare.get('people', token);
      expect(body['items']).toEqual([
        expect.objectContaining({ email, memberships: [expect.objectContaining({ role: 'administrator' })] }),
      ]);
    } finally {
      await bare.stop();
    }
  });

  it('has no samples when they are off', async () => {
    const bare = await startIdentity({ SAMPLE_SIGN_INS: 'false' });
    try {
      expect((await bare.get('people/samples')).status).toBe(404);
      expect(await bare.sql('SELECT 1 FROM identity.person')).toEqual([]);
      const attempt = bare.flow();
      const page = await attempt.begin();
      expect(await (await attempt.browser.ask(page)).text()).not.toContain('/sample');
      const tried = await attempt.browser.send(`${page}/sample`, { person: samplePeople[0]?.personId ?? '' });
      expect(tried.status).toBe(422);
    } finally {
      await bare.stop();
    }
  });
});
