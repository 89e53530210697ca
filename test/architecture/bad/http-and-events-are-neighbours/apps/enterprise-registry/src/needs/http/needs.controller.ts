export * from '../events/enterprise-checked.handler.js';
