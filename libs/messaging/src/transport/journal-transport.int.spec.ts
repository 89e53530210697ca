import { Backbone } from '../schemas.fixture.js';
import { itIsATransport } from './transport-contract.fixture.js';

itIsATransport('embedded', () => Backbone.start());
