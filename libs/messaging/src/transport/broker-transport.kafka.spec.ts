import { testBrokers } from '@harbourlink/testing';
import { Backbone } from '../schemas.fixture.js';
import { itIsATransport } from './transport-contract.fixture.js';

itIsATransport('Kafka', () => Backbone.overKafka(testBrokers()));
