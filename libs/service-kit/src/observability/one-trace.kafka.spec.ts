import { randomUUID } from 'node:crypto';
import { testBrokers } from '@harbourlink/testing';
import { itFollowsAnEvent } from './one-trace.fixture.js';

itFollowsAnEvent('Kafka', () => ({ KAFKA_BROKERS: testBrokers(), KAFKA_PREFIX: `trace-${randomUUID()}.` }));
