import { Module } from '@nestjs/common';
import { ReadCache, Redis } from '@harbourlink/service-kit/redis';
import { ChainsHandlers } from './chains/events/chains.handlers.js';
import { ChainsController } from './chains/http/chains.controller.js';
import { ChainsQueries } from './chains/postgres/chains.queries.js';
import { FunnelChanges } from './funnel/application/funnel-changes.js';
import { FunnelFigures } from './funnel/application/funnel-figures.js';
import { FunnelStream } from './funnel/application/funnel-stream.js';
import { FunnelHandlers } from './funnel/events/funnel.handlers.js';
import { FunnelController } from './funnel/http/funnel.controller.js';
import { FunnelQueries } from './funnel/postgres/funnel.queries.js';

@Module({
  controllers: [FunnelController, FunnelHandlers, ChainsController, ChainsHandlers],
  providers: [
    ...[FunnelQueries, FunnelFigures, FunnelChanges, FunnelStream, ChainsQueries],
    { provide: ReadCache, useFactory: (redis: Redis) => new ReadCache(redis, 'insights:funnel'), inject: [Redis] },
  ],
})
export class InsightsModule {}
