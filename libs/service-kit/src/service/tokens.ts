/** For `@Inject`: the settings of this service by name, see service-kit/configuration. */
export const ENVIRONMENT = Symbol('environment');
/** For `@Inject`: what every service is told, parsed. */
export const CONFIGURATION = Symbol('configuration');
/** For `@Inject`: the service's logger. */
export const LOGGER = Symbol('logger');
