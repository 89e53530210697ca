import { Module } from '@nestjs/common';
import { ReadCache, Redis } from '@harbourlink/service-kit/redis';
import { FunnelHandlers } from './funnel/events/funnel.handlers.js';
import { FunnelController } from './funnel/http/funnel.controller.js';
import { FunnelQueries } from './funnel/postgres/funnel.queries.js';

@Module({
  controllers: [FunnelController, FunnelHandlers],
  providers: [
    FunnelQueries,
    { provide: ReadCache, useFactory: (redis: Redis) => new ReadCache(redis, 'insights:funnel'), inject: [Redis] },
  ],
})
export class InsightsModule {}
