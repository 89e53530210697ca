import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { SampleService } from '../service/sample-service.fixture.js';
import { samplesOf, scrape } from './scrape.fixture.js';

let service: SampleService;
const officer = newId();

beforeAll(async () => {
  service = await SampleService.start();
  await service.member(officer, 'officer');
});
afterAll(() => service.stop());

const text = async (): Promise<string> => (await fetch(`${service.url}/metrics`)).text();

describe('the metrics of a service', () => {
  it('count answers by the template of their route, with no id and no secret of an address', async () => {
    const token = await service.token(officer);
    const id = newId();
    await service.call('POST', `/api/v1/notes/${id}/starring`, { token, headers: { 'if-match': '"1"' } });
    await service.call('GET', '/nowhere/s3cret');
    const answers = samplesOf(await scrape(service.url), 'harbourlink_http_request_duration_seconds_count');
    expect(answers.map(({ labels, value }) => ({ ...labels, value }))).toEqual(
      expect.arrayContaining([
        { service: 'registry', method: 'POST', route: '/api/v1/notes/:id/starring', status: '4xx', value: 1 },
      ]),
    );
    const said = await text();
    expect([said.includes('s3cret'), said.includes(id)]).toEqual([false, false]);
  });

  it('say where the journal, the lease and every lane stand', async () => {
    const samples = await scrape(service.url);
    const values = (name: string, labels = {}): number[] =>
      samplesOf(samples, name, { service: 'registry', ...labels }).map(({ value }) => value);
    expect(values('harbourlink_database_up')).toEqual([1]);
    expect(values('harbourlink_outbox_waiting_events')).toEqual([0]);
    expect(values('harbourlink_lease_held')).toEqual([1]);
    expect(values('harbourlink_lease_unheld_seconds')).toEqual([0]);
    expect(values('harbourlink_dead_letters_open', { kind: 'dead' })).toEqual([0]);
    expect(values('harbourlink_consumer_lag_events', { topic: 'identity.membership.v1' })).toEqual([0]);
  });

  it('tell of the process what Node tells', async () => {
    expect(samplesOf(await scrape(service.url), 'nodejs_eventloop_lag_p99_seconds')).toHaveLength(1);
  });

  it('stand each in docs/observability.md', async () => {
    const page = await readFile(new URL('../../../../docs/observability.md', import.meta.url), 'utf8');
    const names = new Set((await scrape(service.url)).map(({ name }) => name.replace(/_(bucket|sum|count)$/, '')));
    const ours = [...names].filter((name) => name.startsWith('harbourlink_'));
    // The table says the second name of a pair shortly.
    expect(ours.filter((name) => !page.includes(name.replace('harbourlink_', '')))).toEqual([]);
  });

  it('are named by convention, described, and of the type their name promises', async () => {
    const said = await text();
    const types = [...said.matchAll(/^# TYPE (harbourlink_\w+) (\w+)$/gm)].map(([, name = '', type]) => ({
      name,
      type,
    }));
    expect(types.length).toBeGreaterThan(15);
    for (const { name, type } of types) {
      expect(said).toContain(`# HELP ${name} `);
      expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
      if (type === 'histogram') expect(name).toMatch(/_seconds$/);
    }
  });
});
