import { Controller } from '@nestjs/common';
import { ProspectReportedSchema } from '@harbourlink/contracts/outside';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { TakeProspect } from '../application/take-prospect.js';

/** Takes in the firms that bodies outside tell of, over Kafka or over HTTP. */
@Controller()
export class ProspectsHandlers {
  constructor(private readonly prospects: TakeProspect) {}

  @EventHandler(ProspectReportedSchema, { name: 'take-prospects', kind: 'effect' })
  async reported({ id, data }: ReceivedEvent<typeof ProspectReportedSchema>): Promise<void> {
    await this.prospects.take(id, data);
  }
}
