import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Changes, Creates, ExpectedVersion, IdParam, PageOf, Reads, Replaces } from '@harbourlink/service-kit/http';
import { officers, readers, viewOf } from '../../who-sees-what.js';
import { MemorandaCommands } from '../application/memoranda.commands.js';
import type { MemorandumCommand } from '../domain/memorandum.commands.js';
import { MemorandaQueries } from '../postgres/memoranda.queries.js';
import {
  draftOf,
  HoldRequest,
  MemorandaQuery,
  MemorandumRequest,
  SignatureRequest,
  TerminationRequest,
} from './memorandum.requests.js';
import { executedResponse, MemorandumResponse, memorandumResponse } from './memorandum.responses.js';

type Answer = Promise<MemorandumResponse | Refusal>;
const response = MemorandumResponse;

@ApiTags('memoranda')
@Controller('api/v1/memoranda')
export class MemorandaController {
  constructor(
    private readonly commands: MemorandaCommands,
    private readonly queries: MemorandaQueries,
  ) {}

  @Allow(...officers)
  @Creates('', { summary: 'Put a memorandum of understanding on record, as a draft', response })
  async record(@Body() request: MemorandumRequest, @Caller() { personId, organisationId }: Caller): Answer {
    return executedResponse(await this.commands.record(draftOf(request), personId, organisationId));
  }

  @Allow(...readers)
  @Reads('', { summary: 'List memoranda, the newest first unless told' })
  @PageOf(MemorandumResponse)
  async list(@Query() query: MemorandaQuery, @Caller() caller: Caller): Promise<Page<MemorandumResponse>> {
    const page = await this.queries.page({ ...query, seenBy: viewOf(caller) });
    return { ...page, items: page.items.map(memorandumResponse) };
  }

  @Allow(...readers)
  @Reads(':id', { summary: 'Read one memorandum', response })
  async read(@IdParam() id: string, @Caller() caller: Caller): Answer {
    const found = await this.queries.find(id, viewOf(caller));
    return found ? memorandumResponse(found) : refuse('memorandum.unknown', 'missing');
  }

  @Allow(...officers)
  @Replaces(':id', { summary: 'Change what a memorandum says, until it is signed', response })
  async revise(
    @IdParam() id: string,
    @Body() request: MemorandumRequest,
    @Caller() { personId }: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    return executedResponse(await this.commands.revise(id, draftOf(request), personId, version));
  }

  @Allow(...officers)
  @Changes(':id/negotiation', { summary: 'The parties began to negotiate', response })
  negotiate(@IdParam() id: string, @Caller() { personId: by }: Caller, @ExpectedVersion() version: number): Answer {
    return this.execute(id, { type: 'start-negotiation', by }, version);
  }

  @Allow(...officers)
  @Changes(':id/signature', { summary: 'The parties signed: what it says is fixed from now on', response })
  sign(
    @IdParam() id: string,
    @Body() { signedOn }: SignatureRequest,
    @Caller() { personId: by }: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    return this.execute(id, { type: 'sign', signedOn, by }, version);
  }

  @Allow(...officers)
  @Changes(':id/implementation', { summary: 'Work under the signed memorandum began', response })
  implement(@IdParam() id: string, @Caller() { personId: by }: Caller, @ExpectedVersion() version: number): Answer {
    return this.execute(id, { type: 'start-implementation', by }, version);
  }

  @Allow(...officers)
  @Changes(':id/delivery', { summary: 'All it promised was done: no milestone is open', response })
  deliver(@IdParam() id: string, @Caller() { personId: by }: Caller, @ExpectedVersion() version: number): Answer {
    return this.execute(id, { type: 'deliver', by }, version);
  }

  @Allow(...officers)
  @Changes(':id/hold', { summary: 'The parties paused', response })
  hold(
    @IdParam() id: string,
    @Body() { reasonCode }: HoldRequest,
    @Caller() { personId: by }: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    return this.execute(id, { type: 'hold', reasonCode, by }, version);
  }

  @Allow(...officers)
  @Changes(':id/resumption', { summary: 'A paused memorandum goes on', response })
  resume(@IdParam() id: string, @Caller() { personId: by }: Caller, @ExpectedVersion() version: number): Answer {
    return this.execute(id, { type: 'resume', by }, version);
  }

  @Allow(...officers)
  @Changes(':id/lapse', { summary: 'Its validity ran out', response })
  lapse(@IdParam() id: string, @Caller() { personId: by }: Caller, @ExpectedVersion() version: number): Answer {
    return this.execute(id, { type: 'lapse', by }, version);
  }

  @Allow(...officers)
  @Changes(':id/termination', { summary: 'End it before its time; not by its owner', response })
  terminate(
    @IdParam() id: string,
    @Body() { reasonCode }: TerminationRequest,
    @Caller() { personId: by }: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    return this.execute(id, { type: 'terminate', reasonCode, by }, version);
  }

  private async execute(id: string, command: MemorandumCommand, version: number): Answer {
    return executedResponse(await this.commands.execute(id, command, version));
  }
}
