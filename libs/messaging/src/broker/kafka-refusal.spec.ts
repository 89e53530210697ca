import { describe, expect, it } from '@jest/globals';
import { refusalIn } from './kafka-refusal.js';

const failing = (name: string, message: string, more: object = {}): Error =>
  Object.assign(new Error(message), { name, ...more });
const connection = (message: string, code?: string) => failing('KafkaJSConnectionError', message, { code });

describe('what Kafka says to a client', () => {
  it.each([
    ['credentials', failing('KafkaJSSASLAuthenticationError', 'SASL PLAIN authentication failed')],
    ['mechanism', failing('KafkaJSSASLAuthenticationError', 'SASL PLAIN mechanism is not supported by the server')],
    ['rights', failing('KafkaJSProtocolError', 'Not authorized', { type: 'TOPIC_AUTHORIZATION_FAILED' })],
    ['certificate', connection('Connection error: it has expired', 'CERT_HAS_EXPIRED')],
    ['login-wanted', failing('KafkaJSConnectionClosedError', 'Closed connection')],
  ])('is a refusal: %s, wherever in the causes it stands', (kind, error) => {
    expect(refusalIn(new Error('out of tries', { cause: error }))).toMatchObject({ kind });
  });

  it.each([
    ['nobody listens', connection('Connection error: connect ECONNREFUSED', 'ECONNREFUSED')],
    ['the connection broke', connection('Connection error: read ECONNRESET', 'ECONNRESET')],
    ['a group is being formed', failing('KafkaJSProtocolError', 'rebalancing', { type: 'REBALANCE_IN_PROGRESS' })],
    ['it is no error', 'words'],
  ])('is none when %s', (_what, error) => {
    expect(refusalIn(error)).toBeUndefined();
  });

  it('is none when it closes the connection of somebody who has said who he is', () => {
    const closed = failing('KafkaJSConnectionClosedError', 'Closed connection');
    expect(refusalIn(closed, { sasl: { mechanism: 'plain' } })).toBeUndefined();
  });
});
