import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Refusal } from '@harbourlink/kernel';
import { MessagingOperations } from '@harbourlink/messaging';
import type { LanePause, RebuildProgress } from '@harbourlink/messaging';
import { Caller } from '../auth/caller.js';
import { Allow } from '../auth/rules.js';
import { Reads } from '../http/routes.js';
import { Maintenance } from '../service/maintenance.js';
import {
  LanePauseResponse,
  LanesResponse,
  PauseRequest,
  RebuildResponse,
  ResumedLaneResponse,
} from './lanes.responses.js';

/** How long a caller waits for the end of a rebuild, in milliseconds. */
const answerWithin = 5_000;

/** One service's subscriptions: what they have handled, stopping and starting them, making a projection anew. */
export function lanesController(service: string): new (...parts: never[]) => object {
  @ApiTags('operations')
  @Controller(`api/v1/${service}/operations/lanes`)
  class LanesController {
    constructor(
      private readonly operations: MessagingOperations,
      private readonly maintenance: Maintenance,
    ) {}

    @Allow('administrator', 'auditor')
    @Reads('', { summary: 'List the subscriptions and what they have handled', response: LanesResponse })
    async lanes(): Promise<LanesResponse> {
      return { service, lanes: await this.operations.lanes() };
    }

    @Allow('administrator')
    @Post(':lane/pause')
    @HttpCode(200)
    @ApiOperation({
      summary: 'Stop a subscription in every replica within about a second, beyond restarts; safe to repeat',
      description:
        'Events go on arriving until the lane is full. A lane that is paused already keeps its first reason.',
    })
    @ApiOkResponse({ type: LanePauseResponse })
    pause(
      @Param('lane') lane: string,
      @Body() { reason }: PauseRequest,
      @Caller() caller: Caller,
    ): Promise<LanePause | Refusal> {
      return this.operations.pauses.pause(lane, caller, reason);
    }

    @Allow('administrator')
    @Post(':lane/resumption')
    @HttpCode(200)
    @ApiOperation({ summary: 'Let a subscription go on where it stopped; safe to repeat' })
    @ApiOkResponse({ type: ResumedLaneResponse })
    resume(@Param('lane') lane: string, @Caller() caller: Caller): Promise<{ lane: string } | Refusal> {
      return this.operations.pauses.resume(lane, caller);
    }

    @Allow('administrator')
    @Post(':lane/rebuild')
    @HttpCode(200)
    @ApiOperation({
      summary: 'Make a projection anew from the journals while traffic goes on',
      description:
        'Answers when it has ended, or after some seconds with how far it is; it goes on without the caller.',
    })
    @ApiOkResponse({ type: RebuildResponse })
    rebuild(@Param('lane') lane: string, @Caller() caller: Caller): Promise<RebuildProgress | Refusal> {
      return this.maintenance.rebuilds.start(lane, caller, answerWithin);
    }

    @Allow('administrator', 'auditor')
    @Reads(':lane/rebuild', { summary: 'See how far the last rebuild got', response: RebuildResponse })
    progress(@Param('lane') lane: string): Promise<RebuildProgress | Refusal> {
      return this.maintenance.rebuilds.progress(lane);
    }

    @Allow('administrator')
    @Post(':lane/rebuild/cancellation')
    @HttpCode(200)
    @ApiOperation({ summary: 'Call a rebuild off; the live projection stays as it is' })
    @ApiOkResponse({ type: RebuildResponse })
    cancel(@Param('lane') lane: string, @Caller() caller: Caller): Promise<RebuildProgress | Refusal> {
      return this.maintenance.rebuilds.cancel(lane, caller);
    }
  }
  return LanesController;
}
