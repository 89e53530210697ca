import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { startKafka } from '@harbourlink/kafka-server';
import type { KafkaServer } from '@harbourlink/kafka-server';
import { KafkaBroker, topicsPublishedBy } from '@harbourlink/messaging';
import type { KafkaRefusal, KafkaSettings } from '@harbourlink/messaging';
import { eventually, testBrokers, testCertificates } from '@harbourlink/testing';
import type { TestCertificates } from '@harbourlink/testing';
import { KafkaRefusals } from '../service/kafka-refusals.js';
import { SampleService } from '../service/sample-service.fixture.js';
import { readKafkaSettings } from './kafka-settings.js';

let folder: string;
let certificates: TestCertificates;
let kafka: KafkaServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-locked-kafka-'));
  certificates = await testCertificates(folder);
  const [key, certificate, authority] = await Promise.all(
    [certificates.key, certificates.certificate, certificates.authority].map((file) => readFile(file, 'utf8')),
  );
  const lock = {
    identity: `${key ?? ''}${certificate ?? ''}`,
    authority: authority ?? '',
    users: { platform: 'secret' },
  };
  kafka = await startKafka({ folder: join(folder, 'kafka'), heapMegabytes: 256, lock });
}, 120_000);
afterAll(async () => {
  await kafka.kill();
  await rm(folder, { recursive: true, force: true });
});

const tls = () => ({ KAFKA_BROKERS: kafka.brokers, KAFKA_TLS: 'true', KAFKA_TLS_CA_FILE: certificates.authority });
const login = (mechanism = 'SCRAM-SHA-512', password = 'secret') => ({
  KAFKA_SASL_MECHANISM: mechanism,
  KAFKA_SASL_USERNAME: 'platform',
  KAFKA_SASL_PASSWORD: password,
});

function settingsOf(environment: Record<string, string>): KafkaSettings {
  const settings = readKafkaSettings({ KAFKA_PREFIX: `locked-${newId()}.`, ...environment }, 'test');
  if (!settings) throw new Error('no brokers are named');
  return settings;
}

const topics = topicsPublishedBy('identity').slice(0, 1);

const brokerOf = (settings: KafkaSettings, onRefused: (refusal: KafkaRefusal) => void = () => undefined) =>
  KafkaBroker.to({
    settings,
    onWarning: () => undefined,
    onFatal: (reason) => {
      throw reason;
    },
    onRefused,
    fetchWaitMilliseconds: 50,
  });

describe('a Kafka that speaks TLS and asks for a name and a password', () => {
  it.each(['SCRAM-SHA-512', 'SCRAM-SHA-256', 'PLAIN'])('takes and gives what is sent by %s', async (mechanism) => {
    const settings = settingsOf({ ...tls(), ...login(mechanism) });
    const broker = await brokerOf(settings);
    try {
      const [{ topic = '' } = {}] = topics;
      await broker.ensureTopics(topics);
      await broker.send([{ topic, key: 'a', value: Buffer.from('x'), headers: { mechanism } }]);
      const received: string[] = [];
      await broker.subscribe({
        group: 'readers',
        topics: [topic],
        onRecords: async (records) => {
          received.push(...records.map(({ headers }) => String(headers['mechanism'])));
          return 'received';
        },
      });
      await eventually(() => received.length > 0, { within: 20_000 });
      expect(received).toEqual([mechanism]);
    } finally {
      await broker.stop();
    }
  });

  it('carries a service’s events like any other', async () => {
    const service = await SampleService.start({ ...tls(), ...login(), KAFKA_PREFIX: `locked-${newId()}.` });
    try {
      await eventually(async () => (await service.call('GET', '/health/ready')).status === 200, { within: 30_000 });
    } finally {
      await service.stop();
    }
  });
});

const byName = () => ({ KAFKA_BROKERS: kafka.brokers.replace('127.0.0.1', 'localhost') });

describe('settings that do not fit', () => {
  it.each<[string, () => Record<string, string>, string]>([
    ['a wrong password', () => ({ ...tls(), ...login('SCRAM-SHA-512', 'guess') }), 'KAFKA_SASL_PASSWORD'],
    ['a wrong password in PLAIN', () => ({ ...tls(), ...login('PLAIN', 'guess') }), 'KAFKA_SASL_PASSWORD'],
    ['no name', tls, 'KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME'],
    ['an authority nobody knows', () => ({ ...tls(), ...login(), KAFKA_TLS_CA_FILE: '' }), 'KAFKA_TLS_CA_FILE'],
    ['a host the certificate does not name', () => ({ ...tls(), ...login(), ...byName() }), 'KAFKA_BROKERS'],
    ['no TLS', () => ({ ...login(), KAFKA_BROKERS: kafka.brokers }), 'set KAFKA_TLS=true'],
    ['TLS where there is none', () => ({ ...tls(), KAFKA_BROKERS: testBrokers() }), 'unset KAFKA_TLS'],
    ['a name where nobody asks', () => ({ ...login(), KAFKA_BROKERS: testBrokers() }), 'unset KAFKA_SASL_MECHANISM'],
  ])('such as %s are told at once and once, with what to set', async (_what, environment, advice) => {
    const settings = settingsOf(environment());
    const said: unknown[] = [];
    const refusals = new KafkaRefusals(settings, (line) => void said.push(line));
    const broker = await brokerOf(settings, refusals.refused);
    void broker.ensureTopics(topics).catch(refusals.error);
    try {
      expect(await eventually(() => refusals.advice, { within: 10_000 })).toContain(advice);
      expect(said).toHaveLength(1);
      expect(said[0]).toContain(`${refusals.advice} (`);
      expect(String(said)).not.toMatch(/guess|secret/);
    } finally {
      broker.leave();
      await broker.stop();
    }
  });

  it('keep a service from being ready, which says why in its log and its health', async () => {
    const logFile = join(folder, 'service.log');
    const service = await SampleService.start({
      ...tls(),
      ...login('PLAIN', 'guess'),
      LOG_FILE: logFile,
      LOG_LEVEL: 'warn',
    });
    try {
      const ask = () => service.call('GET', '/health/ready');
      await eventually(async () => 'because' in (await ask()).body, { within: 20_000 });
      const { status, body } = await ask();
      expect([status, body]).toEqual([
        503,
        expect.objectContaining({ because: expect.stringContaining('KAFKA_SASL_PASSWORD') }),
      ]);
      const lines = (await readFile(logFile, 'utf8')).split('\n').filter((line) => /kafka/i.test(line));
      expect(lines).toEqual([expect.stringContaining('set KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD')]);
      expect(lines[0]).not.toMatch(/guess|"stack"/);
    } finally {
      await service.stop();
    }
  });
});
