import { Controller } from '@nestjs/common';
import { MemorandumRecordedSchema, MemorandumRevisedSchema } from '@harbourlink/contracts/mou';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownMemoranda } from '../postgres/known-memoranda.js';

const lane = { name: 'known-memoranda', kind: 'projection', tables: ['known_memorandum'] } as const;

/** Keeps titles and owners of memoranda. */
@Controller()
export class KnownMemorandaProjection {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly memoranda: KnownMemoranda,
  ) {}

  @EventHandler(MemorandumRecordedSchema, lane)
  async onRecorded({ key, data }: ReceivedEvent<typeof MemorandumRecordedSchema>): Promise<void> {
    const owner = { personId: data.ownerPersonId, organisationId: data.officeCode };
    await this.units.run((unit) => this.memoranda.keep(unit, key, { title: data.content.title, owner }));
  }

  @EventHandler(MemorandumRevisedSchema, lane)
  async onRevised({ key, data }: ReceivedEvent<typeof MemorandumRevisedSchema>): Promise<void> {
    await this.units.run((unit) => this.memoranda.rename(unit, key, data.content.title));
  }
}
