export * from './database.js';
export * from './entity-rows.js';
export * from './heard-client.js';
export * from './keyset.js';
export * from './migrate.js';
export * from './provision.js';
export * from './unit-of-work.js';
export * from './where.js';
