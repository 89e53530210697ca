import { Injectable } from '@nestjs/common';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { NoticesQueries } from '../postgres/notices.queries.js';
import type { StoredNotice } from '../postgres/notices.queries.js';
import { NoticesRepository } from '../postgres/notices.repository.js';
import type { NewNotice } from '../postgres/notices.repository.js';
import { NoticeArrivals } from './notice-arrivals.js';

/** Writes notices and marks them as read. */
@Injectable()
export class Notices {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly repository: NoticesRepository,
    private readonly queries: NoticesQueries,
    private readonly arrivals: NoticeArrivals,
  ) {}

  /** Adds a notice once, and wakes the person's live streams when it is committed. */
  async notify(unit: UnitOfWork, notice: NewNotice): Promise<void> {
    await this.repository.add(unit, notice);
    unit.afterCommit(() => this.arrivals.arrived(notice.personId));
  }

  /** Marks a notice of this person as read; the first time counts. */
  read(personId: string, noticeId: string): Promise<StoredNotice | Refusal> {
    return this.units.run(async (unit) => {
      await this.repository.markRead(unit, personId, noticeId);
      return (await this.queries.find(personId, noticeId)) ?? refuse('notice.unknown', 'missing');
    });
  }
}
