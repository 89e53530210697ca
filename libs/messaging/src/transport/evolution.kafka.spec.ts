import { testBrokers } from '@harbourlink/testing';
import { Backbone } from '../schemas.fixture.js';
import { itEvolves } from './evolution.fixture.js';

itEvolves('Kafka', () => Backbone.overKafka(testBrokers()));
