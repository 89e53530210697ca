import { Controller, Query } from '@nestjs/common';
import type { Page } from '@harbourlink/persistence';
import { Allow } from '@harbourlink/service-kit/auth';
import { PageOf, Reads } from '@harbourlink/service-kit/http';
import { DeliveriesQueries } from '../postgres/deliveries.queries.js';
import { DeliveriesQuery } from './delivery.requests.js';
import { DeliveryResponse } from './delivery.responses.js';

@Controller('api/v1/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesQueries) {}

  @Reads('', { summary: 'The log of deliveries, the newest first' })
  @PageOf(DeliveryResponse)
  @Allow('officer', 'administrator')
  list(@Query() query: DeliveriesQuery): Promise<Page<DeliveryResponse>> {
    return this.deliveries.page(query);
  }
}
