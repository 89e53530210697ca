import { Injectable } from '@nestjs/common';
import { idInCursor, keysetPage, UnitsOfWork } from '@harbourlink/persistence';
import type { Page, Reader } from '@harbourlink/persistence';
import { limitedTo } from '../../access/viewer.js';
import type { Viewer } from '../../access/viewer.js';
import type { Meeting, MeetingStatus } from '../domain/meeting.js';
import { MeetingRow, toMeeting } from './meeting.row.js';

export interface MeetingFilter {
  readonly introductionId?: string | undefined;
  readonly status?: MeetingStatus | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface StoredMeeting {
  readonly id: string;
  readonly version: number;
  readonly state: Meeting;
}

@Injectable()
export class MeetingsQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** Undefined when there is none, or none this viewer is a party to. */
  find(id: string, viewer: Viewer): Promise<StoredMeeting | undefined> {
    return this.units.read(async (reader) => {
      const row = await visibleTo(viewer, reader).andWhere('m.id = :id', { id }).getOne();
      return row === null ? undefined : toStored(row);
    });
  }

  /** Newest first. */
  list(viewer: Viewer, { introductionId, status, limit, cursor }: MeetingFilter): Promise<Page<StoredMeeting>> {
    const before = idInCursor(cursor);
    return this.units.read(async (reader) => {
      const found = visibleTo(viewer, reader);
      if (introductionId !== undefined) found.andWhere('m.introduction_id = :introductionId', { introductionId });
      if (status !== undefined) found.andWhere('m.status = :status', { status });
      if (before !== undefined) found.andWhere('m.id < :before', { before });
      const rows = await found
        .orderBy('m.id', 'DESC')
        .limit(limit + 1)
        .getMany();
      return keysetPage(rows, limit, ({ id }) => [id], toStored);
    });
  }
}

function visibleTo(viewer: Viewer, reader: Reader) {
  const all = reader.manager.createQueryBuilder(MeetingRow, 'm').where('true');
  const firm = limitedTo(viewer);
  return firm === undefined ? all : all.andWhere('m.organisation_ids @> ARRAY[CAST(:firm AS uuid)]', { firm });
}

function toStored(row: MeetingRow): StoredMeeting {
  return { id: row.id, version: row.version, state: toMeeting(row) };
}
