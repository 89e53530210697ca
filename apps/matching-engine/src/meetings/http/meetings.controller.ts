import { Body, Controller, Query } from '@nestjs/common';
import { instant, isRefusal, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Changes, Creates, ExpectedVersion, IdParam, PageOf, Reads } from '@harbourlink/service-kit/http';
import { viewerOf } from '../../access/viewer.js';
import type { Viewer } from '../../access/viewer.js';
import { ParticularsQueries } from '../../candidates/postgres/particulars.queries.js';
import { MeetingsCommands } from '../application/meetings.commands.js';
import type { MeetingCommand } from '../domain/meeting.js';
import { MeetingsQueries } from '../postgres/meetings.queries.js';
import type { StoredMeeting } from '../postgres/meetings.queries.js';
import * as requests from './meeting.requests.js';
import { MeetingResponse, toMeetingResponse } from './meeting.responses.js';

const members = ['enterprise_member', 'provider_member'] as const;
const officers = ['officer', 'team_head'] as const;

type Answer = Promise<MeetingResponse | Refusal>;

@Controller('api/v1/meetings')
export class MeetingsController {
  constructor(
    private readonly meetings: MeetingsCommands,
    private readonly queries: MeetingsQueries,
    private readonly particulars: ParticularsQueries,
  ) {}

  @Creates('', { summary: 'Arrange or log a meeting of the parties of an introduction', response: MeetingResponse })
  @Allow(...members, ...officers)
  async arrange(@Body() request: requests.ArrangeMeetingRequest, @Caller() caller: Caller): Answer {
    const viewer = viewerOf(caller);
    const { personId: byPersonId, organisationId: arrangedByOrganisationId } = caller;
    const startsAt = instant(request.startsAt);
    const done = await this.meetings.arrange({ ...request, startsAt, byPersonId, arrangedByOrganisationId }, viewer);
    if (isRefusal(done)) return viewer.kind === 'firm' ? inNeutralWords(done) : done;
    return this.shown(done, viewer);
  }

  @Reads('', { summary: 'Meetings, newest first; a firm sees its own' })
  @PageOf(MeetingResponse)
  @Allow(...members, ...officers, 'verifier', 'administrator', 'auditor')
  async list(@Query() query: requests.MeetingsQuery, @Caller() caller: Caller): Promise<Page<MeetingResponse>> {
    const viewer = viewerOf(caller);
    const page = await this.queries.list(viewer, query);
    const told = await this.particulars.of(page.items.flatMap(({ state }) => state.organisationIds));
    return { ...page, items: page.items.map((found) => toMeetingResponse(found, viewer, told)) };
  }

  @Reads(':id', { summary: 'One meeting', response: MeetingResponse })
  @Allow(...members, ...officers, 'verifier', 'administrator', 'auditor')
  async find(@IdParam() id: string, @Caller() caller: Caller): Answer {
    const viewer = viewerOf(caller);
    const found = await this.queries.find(id, viewer);
    return found ? this.shown(found, viewer) : refuse('meeting.unknown', 'missing');
  }

  @Changes(':id/holding', { summary: 'Log that it took place, and who came', response: MeetingResponse })
  @Allow(...officers)
  hold(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { attendedOrganisationIds, heldAt }: requests.HoldingRequest,
    @Caller() caller: Caller,
  ): Answer {
    const held = { attendedOrganisationIds, ...(heldAt === undefined ? {} : { heldAt: instant(heldAt) }) };
    return this.execute(id, { type: 'hold', ...held, byPersonId: caller.personId }, version, caller);
  }

  @Changes(':id/cancellation', { summary: 'Call it off', response: MeetingResponse })
  @Allow(...members, ...officers)
  cancel(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCode }: requests.CancellationRequest,
    @Caller() caller: Caller,
  ): Answer {
    return this.execute(id, { type: 'cancel', reasonCode, byPersonId: caller.personId }, version, caller);
  }

  @Changes(':id/ratings', { summary: 'Rate it for one side, once', response: MeetingResponse })
  @Allow(...members, ...officers)
  rate(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() request: requests.RatingRequest,
    @Caller() caller: Caller,
  ): Answer {
    const { ratingCode, organisationId: sideNamed } = request;
    const organisationId = viewerOf(caller).kind === 'platform' ? sideNamed : caller.organisationId;
    const command: MeetingCommand = {
      type: 'rate',
      ratingCode,
      organisationId: organisationId ?? caller.organisationId,
      byPersonId: caller.personId,
    };
    return this.execute(id, command, version, caller);
  }

  private async execute(id: string, command: MeetingCommand, expectedVersion: number, caller: Caller): Answer {
    const viewer = viewerOf(caller);
    if ((await this.queries.find(id, viewer)) === undefined) return refuse('meeting.unknown', 'missing');
    const done = await this.meetings.execute(id, command, { expectedVersion });
    return isRefusal(done) ? done : this.shown(done, viewer);
  }

  private async shown(stored: StoredMeeting, viewer: Viewer): Promise<MeetingResponse> {
    return toMeetingResponse(stored, viewer, await this.particulars.of(stored.state.organisationIds));
  }
}

/** A firm is not told that another party said no to the introduction: here neither. */
function inNeutralWords(refusal: Refusal): Refusal {
  const { status } = refusal.details;
  const saidNo = status === 'declined' || status === 'conflicted';
  return saidNo ? { ...refusal, details: { ...refusal.details, status: 'not-proceeding' } } : refusal;
}
