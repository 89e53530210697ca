import { itFollowsAnEvent } from './one-trace.fixture.js';

itFollowsAnEvent('the journals', () => ({}));
