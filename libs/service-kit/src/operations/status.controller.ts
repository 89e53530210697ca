import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MessagingOperations } from '@harbourlink/messaging';
import { keysetPage } from '@harbourlink/persistence';
import { Allow } from '../auth/rules.js';
import { PageOf, PageQuery } from '../http/page.js';
import { Reads } from '../http/routes.js';
import { numbersIn } from './dead-letters.controller.js';
import { MessagingStatusResponse, OperatorActionResponse } from './status.responses.js';

/** How one service's events fare, and what operators did about them. */
export function statusController(service: string): new (...parts: never[]) => object {
  @ApiTags('operations')
  @Controller(`api/v1/${service}/operations`)
  class StatusController {
    constructor(private readonly operations: MessagingOperations) {}

    @Allow('administrator', 'auditor')
    @Reads('status', {
      summary: 'Lag, oldest waiting events, lease, sinks and blocked lanes at this moment',
      response: MessagingStatusResponse,
    })
    status(): Promise<MessagingStatusResponse> {
      return this.operations.status();
    }

    @Allow('administrator', 'auditor')
    @Reads('actions', { summary: 'List what operators did, the newest first' })
    @PageOf(OperatorActionResponse)
    async actions(@Query() { limit, cursor }: PageQuery) {
      const [before] = numbersIn(cursor, 1);
      const actions = await this.operations.actions(before, limit + 1);
      return keysetPage(
        actions,
        limit,
        ({ id }) => [id],
        (action) => action,
      );
    }
  }
  return StatusController;
}
