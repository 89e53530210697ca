import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import { cloudEventOfRequest, Undecodable } from '@harbourlink/contracts';
import { laterSeconds, OutsideDoor } from '@harbourlink/messaging';
import { ServiceOnly } from '@harbourlink/service-kit/auth';
import { problem } from '@harbourlink/service-kit/http';
import type { Request } from '@harbourlink/service-kit/http';
import { structuredType } from './cloud-event-bodies.js';

const attribute = (name: string, description: string, required = false): MethodDecorator =>
  ApiHeader({ name, required, description, schema: { type: 'string', maxLength: 200 } });

@ApiTags('outside-events')
@Controller('api/v1/outside-events')
export class OutsideEventsController {
  constructor(private readonly door: OutsideDoor) {}

  /** Not `@Creates`: the event's own source and id say whether it was sent before, for good. */
  @Post()
  @HttpCode(202)
  @ServiceOnly('outside-events:write')
  @ApiOperation({
    summary: 'Tell the platform something from outside, as a CloudEvent',
    description:
      'CloudEvents 1.0 over HTTP: binary content mode with the contract’s protobuf or its JSON, or structured. Which events ' +
      'there are stands in the AsyncAPI document, under outside. Answered once it is stored; the same source and id may be ' +
      'sent again and are taken in once. What breaks a rule of the registry is not refused here: an operator sees it.',
  })
  @ApiConsumes('application/protobuf', 'application/json', structuredType)
  @ApiBody({ required: true, schema: { description: 'The data, or the whole event in structured mode.' } })
  @attribute('ce-specversion', '1.0')
  @attribute('ce-id', 'Names the event together with its source.')
  @attribute('ce-source', 'The system that tells: a URI of yours.')
  @attribute('ce-type', 'Full name of the message: harbourlink.outside.v1.ProspectReported')
  @attribute('ce-subject', 'What it is about; needed with a version.')
  @attribute('ce-aggregateversion', '1, 2, 3 ... without gaps for each source and subject, when the order counts.')
  @ApiAcceptedResponse({ description: 'It is stored, now or when it was sent before.' })
  @ApiTooManyRequestsResponse({
    description: 'Too much waits already: nothing was kept, send it again after Retry-After.',
  })
  async take(@Req() request: Request): Promise<void> {
    try {
      const taken = await this.door.take(cloudEventOfRequest(request.headers, bytesOf(request.body)));
      if (taken === 'later')
        throw problem(429, 'outside-event.later', { headers: { 'Retry-After': String(laterSeconds) } });
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error;
      throw problem(400, 'outside-event.malformed', { details: { reason: error.message } });
    }
  }
}

/** JSON in binary content mode was read on the way in; everything else comes as its bytes. */
function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return body === undefined || body === null ? new Uint8Array() : Buffer.from(JSON.stringify(body));
}
