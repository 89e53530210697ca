export { HttpMetrics } from './http-metrics.js';
export type { RouteOf } from './http-metrics.js';
export { Metrics } from './metrics.js';
export { metricsRoute } from './metrics-route.js';
export { redisMetrics } from './redis-metrics.js';
export { spansOfRequests } from './request-spans.js';
export { tracingOf } from './tracing.js';
export type { Tracing } from './tracing.js';
