export { NoRedis, Redis } from './redis.js';
export type { Counted } from './redis.js';
export type { OutageLog } from './outage.js';
export { ReadCache } from './read-cache.js';
export { redisFromEnvironment } from './redis-from-environment.js';
