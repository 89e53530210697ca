import { readFileSync } from 'node:fs';
import type { KafkaSettings } from '@harbourlink/messaging';
import { MisconfiguredService, required, wholeNumber } from './index.js';
import type { Environment } from './index.js';

const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** Where events travel: over Kafka when KAFKA_BROKERS names some brokers, else undefined. */
export function readKafkaSettings(environment: Environment, clientId: string): KafkaSettings | undefined {
  const brokers = (environment['KAFKA_BROKERS'] ?? '').split(',').map((one) => one.trim());
  if (brokers.join('') === '') return undefined;
  const malformed = brokers.find((broker) => !/^[^\s:/]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i.test(broker));
  if (malformed !== undefined)
    throw new MisconfiguredService(`KAFKA_BROKERS must be host:port,host:port, not ${JSON.stringify(malformed)}`);
  const prefix = environment['KAFKA_PREFIX'] ?? '';
  if (!/^[\w.-]{0,60}$/.test(prefix))
    throw new MisconfiguredService('KAFKA_PREFIX may hold letters, digits, dots, dashes and underscores only');
  return { brokers, prefix, clientId, ...tlsFrom(environment), ...saslFrom(environment), ...patienceFrom(environment) };
}

/** A member not heard of for a session is taken for gone; an answer that takes longer than a request may is not waited for. */
function patienceFrom(environment: Environment): Pick<KafkaSettings, 'sessionMilliseconds' | 'requestMilliseconds'> {
  const session = wholeNumber(environment, 'KAFKA_SESSION_TIMEOUT_MS', 0);
  const request = wholeNumber(environment, 'KAFKA_REQUEST_TIMEOUT_MS', 0);
  return { ...(session > 0 && { sessionMilliseconds: session }), ...(request > 0 && { requestMilliseconds: request }) };
}

function tlsFrom(environment: Environment): Pick<KafkaSettings, 'tls'> {
  if (environment['KAFKA_TLS'] !== 'true') return {};
  const file = environment['KAFKA_TLS_CA_FILE'];
  if (!file) return { tls: {} };
  try {
    return { tls: { ca: readFileSync(file, 'utf8') } };
  } catch {
    throw new MisconfiguredService(`KAFKA_TLS_CA_FILE cannot be read: ${file}`);
  }
}

function saslFrom(environment: Environment): Pick<KafkaSettings, 'sasl'> {
  const asked = environment['KAFKA_SASL_MECHANISM'];
  if (!asked) return {};
  const mechanism = mechanisms.find((known) => known === asked.toLowerCase());
  if (!mechanism) throw new MisconfiguredService(`KAFKA_SASL_MECHANISM must be one of ${mechanisms.join(', ')}`);
  const username = required(environment, 'KAFKA_SASL_USERNAME');
  return { sasl: { mechanism, username, password: required(environment, 'KAFKA_SASL_PASSWORD') } };
}
