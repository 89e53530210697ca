import { Body, Controller, Query } from '@nestjs/common';
import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow, ByLink, Caller } from '@harbourlink/service-kit/auth';
import { Changes, Creates, ExpectedVersion, IdParam, PageOf, Reads } from '@harbourlink/service-kit/http';
import { viewerOf } from '../../access/viewer.js';
import type { Viewer } from '../../access/viewer.js';
import { ParticularsQueries } from '../../candidates/postgres/particulars.queries.js';
import type { Particulars } from '../../candidates/postgres/particulars.queries.js';
import { ExtendIntroduction } from '../application/extend-introduction.js';
import { IntroductionsCommands } from '../application/introductions.commands.js';
import { ProposeIntroduction } from '../application/propose-introduction.js';
import type { IntroductionCommand } from '../domain/introduction.js';
import { IntroductionsQueries } from '../postgres/introductions.queries.js';
import type { ReadIntroduction, StoredIntroduction } from '../postgres/introductions.queries.js';
import * as requests from './introduction.requests.js';
import { IntroductionResponse, toIntroductionResponse } from './introduction.responses.js';

const members = ['enterprise_member', 'provider_member'] as const;
const officers = ['officer', 'team_head'] as const;
const link = 'introduction.respond';

type Answer = Promise<IntroductionResponse | Refusal>;

@Controller('api/v1/introductions')
export class IntroductionsController {
  constructor(
    private readonly introductions: IntroductionsCommands,
    private readonly proposing: ProposeIntroduction,
    private readonly extending: ExtendIntroduction,
    private readonly queries: IntroductionsQueries,
    private readonly particulars: ParticularsQueries,
  ) {}

  @Creates('', { summary: 'Propose to introduce a firm to one provider or several', response: IntroductionResponse })
  @Allow(...officers)
  async propose(@Body() request: requests.ProposeIntroductionRequest, @Caller() caller: Caller): Answer {
    const { personId: byPersonId, organisationId: officeCode } = caller;
    const done = await this.proposing.propose({ ...request, byPersonId, officeCode });
    return isRefusal(done) ? done : this.toOfficer(done);
  }

  @Reads('', { summary: 'Introductions, newest first; a firm sees its own' })
  @PageOf(IntroductionResponse)
  @Allow(...members, ...officers, 'verifier', 'administrator', 'auditor')
  async list(
    @Query() query: requests.IntroductionsQuery,
    @Caller() caller: Caller,
  ): Promise<Page<IntroductionResponse>> {
    const viewer = viewerOf(caller);
    const page = await this.queries.list(viewer, query);
    const told = await this.toldOf(page.items);
    return { ...page, items: page.items.map((found) => toIntroductionResponse(found, viewer, told)) };
  }

  @Reads(':id', { summary: 'One introduction', response: IntroductionResponse })
  @Allow(...members, ...officers, 'verifier', 'administrator', 'auditor')
  @ByLink(link)
  async find(@IdParam() id: string, @Caller() caller: Caller): Answer {
    const viewer = viewerOf(caller);
    const found = await this.queries.find(id, viewer);
    return found ? this.shown(found, viewer) : refuse('introduction.unknown', 'missing');
  }

  @Changes(':id/conflict-check', {
    summary: 'A provider says whether it has a conflict of interest',
    response: IntroductionResponse,
  })
  @Allow(...members)
  @ByLink(link)
  checkConflict(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { resultCode }: requests.ConflictCheckRequest,
    @Caller() caller: Caller,
  ): Answer {
    const type = resultCode === 'cleared' ? 'clear-conflict' : 'declare-conflict';
    return this.execute(id, { type, ...answering(caller) }, version, caller);
  }

  @Changes(':id/acceptance', {
    summary: 'A party accepts; the last one discloses the contacts',
    response: IntroductionResponse,
  })
  @Allow(...members)
  @ByLink(link)
  accept(@IdParam() id: string, @ExpectedVersion() version: number, @Caller() caller: Caller): Answer {
    return this.execute(id, { type: 'accept', ...answering(caller) }, version, caller);
  }

  @Changes(':id/decline', { summary: 'A party declines, which ends it', response: IntroductionResponse })
  @Allow(...members)
  @ByLink(link)
  decline(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCode }: requests.DeclineRequest,
    @Caller() caller: Caller,
  ): Answer {
    return this.execute(id, { type: 'decline', reasonCode, ...answering(caller) }, version, caller);
  }

  @Changes(':id/extension', {
    summary: 'Give the parties more time, once, counted from now',
    response: IntroductionResponse,
  })
  @Allow(...officers)
  async extend(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() lifetime: requests.LifetimeRequest,
    @Caller() caller: Caller,
  ): Answer {
    const done = await this.extending.extend(id, lifetime, official(caller), version);
    return isRefusal(done) ? done : this.toOfficer(done);
  }

  @Changes(':id/withdrawal', { summary: 'Take it back before all have accepted', response: IntroductionResponse })
  @Allow(...officers)
  withdraw(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCode }: requests.WithdrawalRequest,
    @Caller() caller: Caller,
  ): Answer {
    return this.execute(id, { type: 'withdraw', reasonCode, ...official(caller) }, version, caller);
  }

  @Changes(':id/closing', { summary: 'Close it with its result', response: IntroductionResponse })
  @Allow(...officers)
  close(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { resultCode }: requests.ClosingRequest,
    @Caller() caller: Caller,
  ): Answer {
    return this.execute(id, { type: 'close', resultCode, ...official(caller) }, version, caller);
  }

  private async execute(id: string, command: IntroductionCommand, expectedVersion: number, caller: Caller): Answer {
    const viewer = viewerOf(caller);
    const found = await this.queries.find(id, viewer);
    if (found === undefined) return refuse('introduction.unknown', 'missing');
    const done = await this.introductions.execute(id, command, { expectedVersion });
    if (isRefusal(done)) return done.code === 'introduction.not-open' ? this.notOpen(found, viewer) : done;
    return this.shown({ ...found, ...done }, viewer);
  }

  private async shown(found: ReadIntroduction, viewer: Viewer): Promise<IntroductionResponse> {
    return toIntroductionResponse(found, viewer, await this.toldOf([found]));
  }

  /** From an officer a need's firm is never hidden. */
  private toOfficer(done: StoredIntroduction): Promise<IntroductionResponse> {
    return this.shown({ ...done, confidential: false }, { kind: 'platform' });
  }

  /** The refusal names the status: for a firm in the same neutral words as everywhere else. */
  private async notOpen(found: ReadIntroduction, viewer: Viewer): Promise<Refusal> {
    return refuse('introduction.not-open', 'conflict', { status: (await this.shown(found, viewer)).status });
  }

  private toldOf(found: readonly StoredIntroduction[]): Promise<Particulars> {
    return this.particulars.of(
      found.flatMap(({ state }) => state.parties.map(({ organisationId }) => organisationId)),
      found.map(({ state }) => state.needId),
    );
  }
}

function answering({ personId: byPersonId, organisationId }: Caller) {
  return { byPersonId, organisationId };
}

function official({ personId: byPersonId, organisationId: officeCode }: Caller) {
  return { byPersonId, officeCode };
}
