import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { isRefusal } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { MessagingOperations } from '@harbourlink/messaging';
import { Caller } from '../auth/caller.js';
import { Allow } from '../auth/rules.js';
import { Reads } from '../http/routes.js';
import { Maintenance } from '../service/maintenance.js';
import { RefilledSinkResponse, RefillRequest, TopicsResponse } from './broker.responses.js';

/** What one service keeps at a broker: its topics, and how far they were filled. */
export function brokerController(service: string): new (...parts: never[]) => object {
  @ApiTags('operations')
  @Controller(`api/v1/${service}/operations`)
  class BrokerController {
    constructor(
      private readonly operations: MessagingOperations,
      private readonly maintenance: Maintenance,
    ) {}

    @Allow('administrator')
    @Post('sinks/:sink/refill')
    @HttpCode(200)
    @ApiOperation({
      summary: 'Send a broker that has lost its disk the journal again from a position on; safe to repeat',
      description: 'Whoever has an event already knows it by its id and version and does nothing twice.',
    })
    @ApiOkResponse({ type: RefilledSinkResponse })
    refill(
      @Param('sink') sink: string,
      @Body() { after }: RefillRequest,
      @Caller() caller: Caller,
    ): Promise<RefilledSinkResponse | Refusal> {
      return this.operations.refill(sink, after, caller);
    }

    @Allow('administrator', 'auditor')
    @Reads('topics', { summary: 'Show the declared topics beside the actual ones', response: TopicsResponse })
    async topics(): Promise<TopicsResponse | Refusal> {
      const topics = await this.maintenance.topics();
      return isRefusal(topics) ? topics : { service, topics };
    }

    @Allow('administrator')
    @Post('topics/application')
    @HttpCode(200)
    @ApiOperation({ summary: 'Make the topics what they are declared to be; partitions are added, never taken away' })
    @ApiOkResponse({ type: TopicsResponse })
    async apply(@Caller() caller: Caller): Promise<TopicsResponse | Refusal> {
      const topics = await this.maintenance.applyTopics();
      if (isRefusal(topics)) return topics;
      await this.operations.record(caller, { action: 'apply-topics' });
      return { service, topics };
    }
  }
  return BrokerController;
}
