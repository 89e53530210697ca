import { NoRedis } from '../redis/index.js';
import type { Redis } from '../redis/index.js';
import type { Metrics } from './metrics.js';

/** Whether Redis answers, where there is one. */
export function redisMetrics(metrics: Metrics, redis: Redis): void {
  if (redis instanceof NoRedis) return;
  const up = new metrics.prometheus.Gauge({
    name: 'harbourlink_redis_up',
    help: '1 while Redis answers; without it things are slower, not wrong',
    registers: [metrics.registry],
  });
  metrics.beforeEachScrape(async () => up.set((await redis.read('up')) === undefined ? 0 : 1));
}
