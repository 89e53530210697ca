export * from '../../identity/src/create-service.js';
