export * from './catalogue.js';
export * from './cloud-event-headers.js';
export * from './event-bytes.js';
export * from './event-contract.js';
export * from './outside/cloud-event.js';
export * from './outside/outside-event.js';
export { topicOf, typeOf } from './event-schema.js';
export type { EventData, EventSchema } from './event-schema.js';
export * from './undecodable.js';
