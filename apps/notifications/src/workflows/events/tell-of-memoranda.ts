import { Controller } from '@nestjs/common';
import { MemorandumSignedSchema } from '@harbourlink/contracts/mou';
import type { CalendarDate } from '@harbourlink/kernel';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { WhatHasArrived, arrived, firmsAmong } from '../../known/application/what-has-arrived.js';
import { KnownMemoranda } from '../../known/postgres/known-memoranda.js';
import { Telling } from '../application/telling.js';
import { occasionOf } from './occasion-of.js';

/** Tells the firms of a memorandum and its owner that it is signed. */
@Controller()
export class TellOfMemoranda {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly memoranda: KnownMemoranda,
    private readonly arrivedHere: WhatHasArrived,
    private readonly telling: Telling,
  ) {}

  @EventHandler(MemorandumSignedSchema, { name: 'tell-of-memoranda', kind: 'effect' })
  async onSigned(event: ReceivedEvent<typeof MemorandumSignedSchema>): Promise<void> {
    const found = await this.units.run((unit) => this.memoranda.find(unit, event.key));
    const { title, owner } = arrived(found, 'the memorandum', 'mou.memorandum');
    const parties = firmsAmong(event.data.organisationIds);
    await this.arrivedHere.namesOf(parties, event);
    await this.telling.tell({
      ...occasionOf(event, 'MemorandumSigned', 'memorandum'),
      organisations: { parties },
      people: { 'memorandum-owner': owner },
      values: {
        memorandum: { kind: 'name', name: title },
        signedOn: { kind: 'date', on: event.data.signedOn as CalendarDate },
      },
    });
  }
}
