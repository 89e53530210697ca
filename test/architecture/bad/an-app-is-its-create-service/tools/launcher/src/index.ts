export * from '../../../apps/identity/src/identity.module.js';
