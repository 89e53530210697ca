import { Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { MessagingOperations } from '@harbourlink/messaging';
import { decodeCursor, encodeCursor, MalformedCursor } from '@harbourlink/persistence';
import { Allow } from '../auth/rules.js';
import { PageQuery } from '../http/page.js';
import { RefusedRequest } from '../http/refused-request.js';
import { Reads } from '../http/routes.js';
import { Maintenance } from './maintenance.js';
import {
  DeadLettersResponse,
  JournalResponse,
  JournalVerificationResponse,
  LanesResponse,
  RebuildResponse,
  SettledLetterResponse,
} from './operations.responses.js';

/** The number of a dead letter; what is none is an unknown one. */
class LetterPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^\d{1,15}$/.test(value)) throw new RefusedRequest(refuse('dead-letter.unknown', 'missing', { id: value }));
    return Number(value);
  }
}

/** The administrator's routes of one service: its journal, its lanes, its dead letters. */
export function operationsController(service: string): new (...parts: never[]) => object {
  @ApiTags('operations')
  @Controller(`api/v1/${service}/operations`)
  class OperationsController {
    constructor(
      private readonly operations: MessagingOperations,
      private readonly maintenance: Maintenance,
    ) {}

    @Allow('administrator', 'auditor')
    @Reads('journal', { summary: 'Count the events of the journal by type', response: JournalResponse })
    async journal(): Promise<JournalResponse> {
      const counts = await this.operations.journalCounts();
      const { waiting } = await this.operations.unsequenced();
      return { service, counts, unsequenced: waiting };
    }

    @Allow('administrator', 'auditor')
    @Reads('journal/verification', {
      summary: 'Verify the hash chain of the journal',
      response: JournalVerificationResponse,
    })
    verification(): Promise<JournalVerificationResponse> {
      return this.maintenance.verify();
    }

    @Allow('administrator', 'auditor')
    @Reads('lanes', { summary: 'List the subscriptions and what they have handled', response: LanesResponse })
    async lanes(): Promise<LanesResponse> {
      return { service, lanes: await this.operations.lanes() };
    }

    @Allow('administrator', 'auditor')
    @Reads('dead-letters', { summary: 'List events that could not be handled', response: DeadLettersResponse })
    async deadLetters(@Query() { limit, cursor }: PageQuery): Promise<DeadLettersResponse> {
      const after = cursor === undefined ? 0 : Number(decodeCursor(cursor, 1)[0]);
      if (!Number.isSafeInteger(after)) throw new MalformedCursor('the cursor is of another list');
      const items = await this.operations.deadLetters(limit + 1, after);
      const shown = items.slice(0, limit);
      const last = shown.at(-1);
      return items.length > limit && last ? { items: shown, next: encodeCursor([last.id]) } : { items: shown };
    }

    @Allow('administrator')
    @Post('dead-letters/:letter/replay')
    @HttpCode(200)
    @ApiOperation({ summary: 'Give a dead letter another life; safe to repeat' })
    @ApiOkResponse({ type: SettledLetterResponse })
    replay(@Param('letter', new LetterPipe()) letter: number): Promise<{ id: number } | Refusal> {
      return this.operations.replay(letter);
    }

    @Allow('administrator')
    @Post('dead-letters/:letter/discarding')
    @HttpCode(200)
    @ApiOperation({ summary: 'Give a dead letter up, so that later events of the same object go on' })
    @ApiOkResponse({ type: SettledLetterResponse })
    discard(@Param('letter', new LetterPipe()) letter: number): Promise<{ id: number } | Refusal> {
      return this.operations.discard(letter);
    }

    @Allow('administrator')
    @Post('lanes/:lane/rebuild')
    @HttpCode(200)
    @ApiOperation({ summary: 'Make a projection anew from the journals while traffic goes on' })
    @ApiOkResponse({ type: RebuildResponse })
    rebuild(@Param('lane') lane: string): Promise<RebuildResponse | Refusal> {
      return this.maintenance.rebuild(lane);
    }
  }
  return OperationsController;
}
