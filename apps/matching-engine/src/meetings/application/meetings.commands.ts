import { Injectable } from '@nestjs/common';
import { newId, refuse } from '@harbourlink/kernel';
import type { Instant, Refusal } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { Executed, ExecuteOptions } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { Viewer } from '../../access/viewer.js';
import { IntroductionsQueries } from '../../introductions/postgres/introductions.queries.js';
import { decide, evolve } from '../domain/meeting.js';
import type { Meeting, MeetingCommand, MeetingEvent, MeetingMode } from '../domain/meeting.js';
import { meetingContract } from '../events/meeting.contract.js';
import { meetingRows } from '../postgres/meeting.row.js';

export interface Arrangement {
  readonly introductionId: string;
  readonly modeCode: MeetingMode;
  readonly startsAt: Instant;
  readonly byPersonId: string;
  readonly arrangedByOrganisationId: string;
}

/** Load, decide, save for meetings; the parties are those of the introduction. */
@Injectable()
export class MeetingsCommands {
  private readonly meetings: Aggregates<Meeting, MeetingCommand, MeetingEvent>;

  constructor(
    private readonly units: UnitsOfWork,
    outbox: Outbox,
    private readonly introductions: IntroductionsQueries,
  ) {
    this.meetings = new Aggregates(units, outbox, { contract: meetingContract, decide, evolve, rows: meetingRows });
  }

  arrange(arrangement: Arrangement, viewer: Viewer): Promise<Executed<Meeting> | Refusal> {
    return this.units.run(async () => {
      const introduction = await this.introductions.find(arrangement.introductionId, viewer);
      if (introduction === undefined) return refuse('meeting.introduction-unknown', 'invalid');
      const { status: introductionStatus, parties } = introduction.state;
      const organisationIds = parties.map(({ organisationId }) => organisationId);
      const command: MeetingCommand = { type: 'arrange', ...arrangement, introductionStatus, organisationIds };
      return this.meetings.execute(newId<'Meeting'>(), command);
    });
  }

  execute(id: string, command: MeetingCommand, options?: ExecuteOptions): Promise<Executed<Meeting> | Refusal> {
    return this.meetings.execute(id, command, options);
  }
}
