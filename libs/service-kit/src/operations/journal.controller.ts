import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MessagingOperations } from '@harbourlink/messaging';
import { Allow } from '../auth/rules.js';
import { Reads } from '../http/routes.js';
import { Maintenance } from '../service/maintenance.js';
import { JournalResponse, JournalVerificationResponse } from './journal.responses.js';

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
      summary: 'Verify the hash chain of the journal',
      response: JournalVerificationResponse,
    })
    verification(): Promise<JournalVerificationResponse> {
      return this.maintenance.verify();
    }
  }
  return JournalOperationsController;
}
