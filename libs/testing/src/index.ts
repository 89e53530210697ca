export { freeLoopbackPort as freePort } from '@harbourlink/own-server';
export { eventually } from './eventually.js';
export { freshDatabase, serverUrl, type FreshDatabase, type FreshDatabaseOptions } from './fresh-database.js';
export { testBrokers, testRedisUrl } from './test-backbone.js';
export { testCertificates, type TestCertificates } from './test-certificates.js';
export { tokenIssuer, type TokenIssuer } from './token-issuer.js';
