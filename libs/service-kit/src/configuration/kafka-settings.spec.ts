import { describe, expect, it } from '@jest/globals';
import { readKafkaSettings } from './kafka-settings.js';

const read = (environment: Record<string, string>) => readKafkaSettings(environment, 'registry');

describe('the settings of Kafka', () => {
  it('are none without brokers', () => {
    expect(read({})).toBeUndefined();
    expect(read({ KAFKA_BROKERS: '' })).toBeUndefined();
  });

  it('name the brokers, and a prefix where several platforms share a cluster', () => {
    expect(read({ KAFKA_BROKERS: 'one:9092, [::1]:9093', KAFKA_PREFIX: 'test.' })).toEqual({
      brokers: ['one:9092', '[::1]:9093'],
      prefix: 'test.',
      clientId: 'registry',
    });
  });

  it('hold how to be let in', () => {
    const login = { KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512', KAFKA_SASL_USERNAME: 'me', KAFKA_SASL_PASSWORD: 'secret' };
    expect(read({ KAFKA_BROKERS: 'one:9092', KAFKA_TLS: 'true', ...login })).toMatchObject({
      tls: {},
      sasl: { mechanism: 'scram-sha-512', username: 'me', password: 'secret' },
    });
  });

  it.each([
    ['a broker without a port', { KAFKA_BROKERS: 'one' }, 'KAFKA_BROKERS'],
    ['a broker that is a URL', { KAFKA_BROKERS: 'kafka://one:9092' }, 'KAFKA_BROKERS'],
    ['a prefix no topic may have', { KAFKA_BROKERS: 'one:9092', KAFKA_PREFIX: 'a b' }, 'KAFKA_PREFIX'],
    ['an unknown way in', { KAFKA_BROKERS: 'one:9092', KAFKA_SASL_MECHANISM: 'gssapi' }, 'KAFKA_SASL_MECHANISM'],
    ['a way in without a name', { KAFKA_BROKERS: 'one:9092', KAFKA_SASL_MECHANISM: 'plain' }, 'KAFKA_SASL_USERNAME'],
    [
      'a certificate that is not there',
      { KAFKA_BROKERS: 'one:9092', KAFKA_TLS: 'true', KAFKA_TLS_CA_FILE: '/none' },
      'CA',
    ],
  ])('with %s say which one is wrong', (_what, environment, named) => {
    expect(() => read(environment)).toThrow(named);
  });
});
