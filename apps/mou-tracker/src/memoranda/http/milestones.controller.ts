import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { newId, onlyPresent } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Changes, Creates, ExpectedVersion, IdParam } from '@harbourlink/service-kit/http';
import { officers } from '../../who-sees-what.js';
import { MemorandaCommands } from '../application/memoranda.commands.js';
import type { MemorandumCommand } from '../domain/memorandum.commands.js';
import { executedResponse, MemorandumResponse } from './memorandum.responses.js';
import { DroppingRequest, MilestoneRequest, ReachingRequest, ReschedulingRequest } from './milestone.requests.js';

type Answer = Promise<MemorandumResponse | Refusal>;
const response = MemorandumResponse;

@ApiTags('memoranda')
@Allow(...officers)
@Controller('api/v1/memoranda/:id/milestones')
export class MilestonesController {
  constructor(private readonly commands: MemorandaCommands) {}

  @Creates('', { summary: 'Agree on a milestone: the last of the milestones in the answer', response })
  plan(@IdParam() id: string, @Body() request: MilestoneRequest, @Caller() { personId: by }: Caller): Answer {
    const milestone = onlyPresent({ ...request, milestoneId: newId<'Milestone'>() });
    return this.execute(id, { type: 'plan-milestone', milestone, by });
  }

  @Changes(':milestoneId/reaching', { summary: 'It came about', response })
  reach(
    @IdParam() id: string,
    @IdParam('milestoneId') milestoneId: string,
    @Body() { reachedOn, evidenceCode }: ReachingRequest,
    @Caller() { personId: by }: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    return this.execute(id, { type: 'reach-milestone', milestoneId, reachedOn, evidenceCode, by }, version);
  }

  @Changes(':milestoneId/rescheduling', { summary: 'It gets another date', response })
  reschedule(
    @IdParam() id: string,
    @IdParam('milestoneId') milestoneId: string,
    @Body() { dueOn }: ReschedulingRequest,
    @Caller() { personId: by }: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    return this.execute(id, { type: 'reschedule-milestone', milestoneId, dueOn, by }, version);
  }

  @Changes(':milestoneId/dropping', { summary: 'It is given up', response })
  drop(
    @IdParam() id: string,
    @IdParam('milestoneId') milestoneId: string,
    @Body() { reasonCode }: DroppingRequest,
    @Caller() { personId: by }: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    return this.execute(id, { type: 'drop-milestone', milestoneId, reasonCode, by }, version);
  }

  private async execute(id: string, command: MemorandumCommand, version?: number): Answer {
    return executedResponse(await this.commands.execute(id, command, version));
  }
}
