export * from '../../../apps/identity/src/create-service.js';
