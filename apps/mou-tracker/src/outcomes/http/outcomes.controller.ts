import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow, ByLink, Caller } from '@harbourlink/service-kit/auth';
import { Changes, Creates, ExpectedVersion, IdParam, PageOf, Reads } from '@harbourlink/service-kit/http';
import { officers, readers, viewOf } from '../../who-sees-what.js';
import { OutcomesCommands } from '../application/outcomes.commands.js';
import type { Officer } from '../application/outcomes.commands.js';
import { OutcomesQueries } from '../postgres/outcomes.queries.js';
import type { StoredOutcome } from '../postgres/outcomes.queries.js';
import { ClaimRequest, claimOf, OutcomesQuery, SendingBackRequest } from './outcome.requests.js';
import {
  ChainResponse,
  chainResponse,
  executedResponse,
  OutcomeResponse,
  outcomeResponse,
} from './outcome.responses.js';

type Answer = Promise<OutcomeResponse | Refusal>;
const response = OutcomeResponse;

@ApiTags('outcomes')
@Controller('api/v1/outcomes')
export class OutcomesController {
  constructor(
    private readonly commands: OutcomesCommands,
    private readonly queries: OutcomesQueries,
  ) {}

  @Allow(...officers)
  @Creates('', { summary: 'Claim that something came of the work with an enterprise', response })
  async claim(@Body() request: ClaimRequest, @Caller() caller: Caller): Answer {
    return executedResponse(await this.commands.claim(claimOf(request), officerOf(caller)), this.queries);
  }

  @Allow(...readers)
  @Reads('', { summary: 'List outcomes, the newest first unless told' })
  @PageOf(OutcomeResponse)
  async list(@Query() query: OutcomesQuery, @Caller() caller: Caller): Promise<Page<OutcomeResponse>> {
    const { queue, ...filter } = query;
    const toCorrectBy = queue && caller.personId;
    const page = await this.queries.page({ ...filter, toCorrectBy, seenBy: viewOf(caller) });
    return { ...page, items: page.items.map(outcomeResponse) };
  }

  @Allow(...readers)
  @ByLink('outcome.confirm')
  @Reads(':id', { summary: 'Read one outcome', response })
  async read(@IdParam() id: string, @Caller() caller: Caller): Answer {
    const found = await this.visible(id, caller);
    return found ? outcomeResponse(found) : refuse('outcome.unknown', 'missing');
  }

  @Allow(...readers)
  @Reads(':id/chain', { summary: 'Follow an outcome back to the need it came of', response: ChainResponse })
  async chain(@IdParam() id: string, @Caller() caller: Caller): Promise<ChainResponse | Refusal> {
    const found = await this.visible(id, caller);
    return found ? chainResponse(found) : refuse('outcome.unknown', 'missing');
  }

  // Officers may ask: who may not verify is told why.
  @Allow('verifier', ...officers)
  @Changes(':id/verification', { summary: 'Verify a confirmed outcome, as a second officer', response })
  async verify(@IdParam() id: string, @Caller() caller: Caller, @ExpectedVersion() version: number): Answer {
    return executedResponse(await this.commands.verify(id, officerOf(caller), version), this.queries);
  }

  @Allow('verifier')
  @Changes(':id/sending-back', { summary: 'Ask for a correction of a confirmed outcome', response })
  async sendBack(
    @IdParam() id: string,
    @Body() { reasonCode }: SendingBackRequest,
    @Caller() caller: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    return executedResponse(await this.commands.sendBack(id, officerOf(caller), reasonCode, version), this.queries);
  }

  @Allow(...officers)
  @Creates(':id/correction', { summary: 'Replace an entry by a new one: the answer is the new entry', response })
  async correct(@IdParam() id: string, @Body() request: ClaimRequest, @Caller() caller: Caller): Answer {
    return executedResponse(await this.commands.correct(id, claimOf(request), officerOf(caller)), this.queries);
  }

  private visible(id: string, caller: Caller): Promise<StoredOutcome | undefined> {
    // A guest's link is bound to this one outcome: the guard has seen to that.
    return this.queries.find(id, caller.link ? undefined : viewOf(caller));
  }
}

function officerOf({ personId, organisationId }: Caller): Officer {
  return { personId, officeCode: organisationId };
}
