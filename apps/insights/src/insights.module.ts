import { Module } from '@nestjs/common';
import { FunnelHandlers } from './funnel/events/funnel.handlers.js';
import { FunnelController } from './funnel/http/funnel.controller.js';
import { FunnelQueries } from './funnel/postgres/funnel.queries.js';

@Module({ controllers: [FunnelController, FunnelHandlers], providers: [FunnelQueries] })
export class InsightsModule {}
