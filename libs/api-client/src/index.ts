export * from './api-client.js';
export * from './api-problem.js';
export type { Paths, Schemas } from './generated/every-service.js';
export { patientFetch, usualPatience } from './patient-fetch.js';
export type { Patience } from './patient-fetch.js';
