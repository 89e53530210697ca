import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { MessagingOperations } from '@harbourlink/messaging';
import type { InspectedLetter, ReplayPlace } from '@harbourlink/messaging';
import { decodeCursor, encodeCursor, keysetPage, MalformedCursor } from '@harbourlink/persistence';
import { Caller } from '../auth/caller.js';
import { Allow } from '../auth/rules.js';
import { PageOf } from '../http/page.js';
import { RefusedRequest } from '../http/refused-request.js';
import { Reads } from '../http/routes.js';
import { DeadLettersQuery, DiscardRequest, ReplayRequest } from './dead-letters.requests.js';
import {
  DeadLetterResponse,
  InspectedLetterResponse,
  ReplayStepResponse,
  SettledLetterResponse,
} from './dead-letters.responses.js';

/** The number of a dead letter; what is none is an unknown one. */
class LetterPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^\d{1,15}$/.test(value)) throw new RefusedRequest(refuse('dead-letter.unknown', 'missing', { id: value }));
    return Number(value);
  }
}

/** Events one service could not handle: looked at, given another life, given up. */
export function deadLettersController(service: string): new (...parts: never[]) => object {
  @ApiTags('operations')
  @Controller(`api/v1/${service}/operations/dead-letters`)
  class DeadLettersController {
    constructor(private readonly operations: MessagingOperations) {}

    @Allow('administrator', 'auditor')
    @Reads('', { summary: 'List events that could not be handled, or how they were settled' })
    @PageOf(DeadLetterResponse)
    async list(@Query() { limit, cursor, ...filter }: DeadLettersQuery) {
      const [after] = numbersIn(cursor, 1);
      const letters = await this.operations.letters.list(filter, after ?? 0, limit + 1);
      return keysetPage(
        letters,
        limit,
        ({ id }) => [id],
        (letter) => letter,
      );
    }

    @Allow('administrator')
    @Post('replay')
    @HttpCode(200)
    @ApiOperation({ summary: 'Give the open letters of a filter another life, a step at a time; safe to repeat' })
    @ApiOkResponse({ type: ReplayStepResponse })
    async replayMany(
      @Body() { limit = 50, cursor, ...filter }: ReplayRequest,
      @Caller() caller: Caller,
    ): Promise<ReplayStepResponse> {
      const place = placeIn(cursor);
      const { next, ...step } = await this.operations.settling.replayMany(filter, caller, limit, place);
      return next ? { ...step, next: encodeCursor([next.after, next.upTo]) } : step;
    }

    @Allow('administrator', 'auditor')
    @Reads(':letter', {
      summary: 'Read one dead letter: envelope, decoded payload, what went wrong',
      response: InspectedLetterResponse,
    })
    inspect(@Param('letter', new LetterPipe()) letter: number): Promise<InspectedLetter | Refusal> {
      return this.operations.letters.inspect(letter);
    }

    @Allow('administrator')
    @Post(':letter/replay')
    @HttpCode(200)
    @ApiOperation({ summary: 'Give a dead letter another life; safe to repeat' })
    @ApiOkResponse({ type: SettledLetterResponse })
    replay(
      @Param('letter', new LetterPipe()) letter: number,
      @Caller() caller: Caller,
    ): Promise<{ id: number } | Refusal> {
      return this.operations.settling.replay(letter, caller);
    }

    @Allow('administrator')
    @Post(':letter/discarding')
    @HttpCode(200)
    @ApiOperation({ summary: 'Give a dead letter up, so that later events of the same object go on; safe to repeat' })
    @ApiOkResponse({ type: SettledLetterResponse })
    discard(
      @Param('letter', new LetterPipe()) letter: number,
      @Body() body: DiscardRequest,
      @Caller() caller: Caller,
    ): Promise<{ id: number } | Refusal> {
      return this.operations.settling.discard(letter, caller, body);
    }
  }
  return DeadLettersController;
}

function placeIn(cursor: string | undefined): ReplayPlace | undefined {
  const [after, upTo] = numbersIn(cursor, 2);
  return after === undefined || upTo === undefined ? undefined : { after, upTo };
}

/** The whole numbers in a cursor of so many parts; none without a cursor. Throws MalformedCursor. */
export function numbersIn(cursor: string | undefined, length: number): readonly number[] {
  if (cursor === undefined) return [];
  const numbers = decodeCursor(cursor, length).map(Number);
  if (!numbers.every((number) => Number.isSafeInteger(number)))
    throw new MalformedCursor('the cursor is of another list');
  return numbers;
}
