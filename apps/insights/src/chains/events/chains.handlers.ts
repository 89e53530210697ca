import { Controller } from '@nestjs/common';
import { EventBatchHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { chainItems } from './chain-items.js';

/** Keeps what came of what. */
@Controller()
export class ChainsHandlers {
  constructor(private readonly units: UnitsOfWork) {}

  @EventBatchHandler(chainItems.schemas, { name: 'chains', kind: 'projection', tables: [chainItems.table.name] })
  async onEvents(events: readonly AnyReceivedEvent[]): Promise<void> {
    await this.units.run((unit) => chainItems.apply(unit, events));
  }
}
