import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@harbourlink/persistence';

export interface KnownIntroduction {
  readonly needId: string;
  readonly organisationIds: readonly string[];
  readonly accepted: boolean;
}

/** Introductions and the meetings held over them: where a memorandum or an outcome came from. */
@Injectable()
export class KnownIntroductions {
  async propose(
    unit: UnitOfWork,
    introductionId: string,
    { needId, organisationIds }: Omit<KnownIntroduction, 'accepted'>,
  ): Promise<void> {
    await unit.query(
      `INSERT INTO known_introduction (introduction_id, need_id, organisation_ids) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [introductionId, needId, organisationIds],
    );
  }

  async accept(unit: UnitOfWork, introductionId: string): Promise<void> {
    await unit.query(`UPDATE known_introduction SET accepted = true WHERE introduction_id = $1`, [introductionId]);
  }

  async arrange(unit: UnitOfWork, meetingId: string, introductionId: string): Promise<void> {
    await unit.query(`INSERT INTO known_meeting (meeting_id, introduction_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      meetingId,
      introductionId,
    ]);
  }

  async find(unit: UnitOfWork, introductionId: string): Promise<KnownIntroduction | undefined> {
    const [row] = await unit.query<{ need_id: string; organisation_ids: string[]; accepted: boolean }>(
      `SELECT need_id, organisation_ids, accepted FROM known_introduction WHERE introduction_id = $1`,
      [introductionId],
    );
    return row && { needId: row.need_id, organisationIds: row.organisation_ids, accepted: row.accepted };
  }

  /** The introduction a meeting was held over; undefined for a meeting no event has told of. */
  async introductionOf(unit: UnitOfWork, meetingId: string): Promise<string | undefined> {
    const [row] = await unit.query<{ introduction_id: string }>(
      `SELECT introduction_id FROM known_meeting WHERE meeting_id = $1`,
      [meetingId],
    );
    return row?.introduction_id;
  }
}
