export * from './catalogue.js';
export * from './event-bytes.js';
export * from './event-contract.js';
export * from './event-schema.js';
export * from './undecodable.js';
