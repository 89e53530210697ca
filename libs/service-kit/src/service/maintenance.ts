import type { Pool } from 'pg';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { JournalReader, NotRebuildable, Rebuild, RebuildTakenOver, verifyJournal } from '@harbourlink/messaging';
import type { Consumer, JournalVerification, RebuildResult } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { asDeclared } from '../observability/followed-lane.js';

/** What may be done to a service's projections and journal while it runs. */
export class Maintenance {
  consumer: Consumer | undefined;

  constructor(
    private readonly schema: string,
    private readonly units: UnitsOfWork,
    private readonly pool: () => Pool,
  ) {}

  watch(consumer: Consumer): void {
    this.consumer = consumer;
  }

  verify(): Promise<JournalVerification> {
    return verifyJournal(this.pool(), this.schema);
  }

  async rebuild(name: string): Promise<RebuildResult | Refusal> {
    const lane = this.consumer?.lanes.find((candidate) => candidate.name === name);
    if (!lane) return refuse('rebuild.unknown-lane', 'missing', { lane: name });
    try {
      return await new Rebuild(this.schema, asDeclared(lane), this.units, new JournalReader(this.units)).run();
    } catch (error) {
      if (error instanceof NotRebuildable) return refuse('rebuild.not-a-projection', 'conflict', { lane: name });
      if (error instanceof RebuildTakenOver) return refuse('rebuild.taken-over', 'conflict', { lane: name });
      throw error;
    }
  }
}
