export * from './catalogue.js';
export * from './cloud-event-headers.js';
export * from './event-bytes.js';
export * from './event-contract.js';
export { topicOf, typeOf } from './event-schema.js';
export type { EventData, EventSchema } from './event-schema.js';
export * from './undecodable.js';
