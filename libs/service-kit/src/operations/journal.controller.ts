import { Controller, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { MessagingOperations } from '@harbourlink/messaging';
import type { VerifiedStretch } from '@harbourlink/messaging';
import { keysetPage } from '@harbourlink/persistence';
import { Allow } from '../auth/rules.js';
import { PageQuery } from '../http/page.js';
import { Reads } from '../http/routes.js';
import { Maintenance } from '../service/maintenance.js';
import { numbersIn } from './dead-letters.controller.js';
import {
  CheckpointsResponse,
  JournalResponse,
  JournalVerificationResponse,
  VerificationQuery,
} from './journal.responses.js';

/** The administrator's and the auditor's view of one service's journal. */
export function journalController(service: string): new (...parts: never[]) => object {
  @ApiTags('operations')
  @Controller(`api/v1/${service}/operations/journal`)
  class JournalOperationsController {
    constructor(
      private readonly operations: MessagingOperations,
      private readonly maintenance: Maintenance,
    ) {}

    @Allow('administrator', 'auditor')
    @Reads('', { summary: 'Count the events of the journal by type', response: JournalResponse })
    async journal(): Promise<JournalResponse> {
      const counts = await this.operations.journalCounts();
      const { waiting } = await this.operations.unsequenced();
      return { service, counts, unsequenced: waiting };
    }

    @Allow('administrator', 'auditor')
    @Reads('verification', {
      summary: 'Verify the hash chain of the journal, a stretch at a time',
      description:
        'Follow a long journal by giving the head of one answer as after and hash of the next request, until the head is the journalHead.',
      response: JournalVerificationResponse,
    })
    async verification(
      @Query() { after, hash, upTo, limit = 50_000 }: VerificationQuery,
    ): Promise<VerifiedStretch | Refusal> {
      if ((after === undefined) !== (hash === undefined)) return refuse('journal.checkpoint-incomplete', 'invalid');
      const from = after === undefined || hash === undefined ? undefined : { position: after, hash };
      return this.maintenance.verify({ after: from, upTo, most: limit });
    }

    @Allow('administrator', 'auditor')
    @Reads('checkpoints', { summary: 'List positions with the hash of the chain there, to be kept elsewhere' })
    @ApiOkResponse({ type: CheckpointsResponse })
    async checkpoints(@Query() { limit, cursor }: PageQuery): Promise<CheckpointsResponse> {
      const [after] = numbersIn(cursor, 1);
      const taken = await this.operations.checkpoints(after ?? 0, limit + 1);
      const { items, next } = keysetPage(
        taken,
        limit,
        ({ position }) => [position],
        (checkpoint) => checkpoint,
      );
      return { items, head: await this.operations.head(), ...(next === undefined ? {} : { next }) };
    }
  }
  return JournalOperationsController;
}
