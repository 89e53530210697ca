export { defineService } from './define-service.js';
export { ServiceLogger } from './logger.js';
export { openApiOf } from './open-api.js';
export { runMain } from './run-main.js';
export type { CreateService, Service, ServiceDefinition } from './service-definition.js';
export { CONFIGURATION, ENVIRONMENT, LOGGER } from './tokens.js';
