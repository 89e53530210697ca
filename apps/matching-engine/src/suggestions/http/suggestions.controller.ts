import { Body, Controller, Query } from '@nestjs/common';
import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Executed } from '@harbourlink/messaging';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Changes, ExpectedVersion, IdParam, PageOf, Reads } from '@harbourlink/service-kit/http';
import { viewerOf } from '../../access/viewer.js';
import type { Viewer } from '../../access/viewer.js';
import { ParticularsQueries } from '../../candidates/postgres/particulars.queries.js';
import { SuggestionsCommands } from '../application/suggestions.commands.js';
import type { Suggestion, SuggestionCommand } from '../domain/suggestion.js';
import { SuggestionsQueries } from '../postgres/suggestions.queries.js';
import type { StoredSuggestion } from '../postgres/suggestions.queries.js';
import { DismissalRequest, SuggestionsQuery } from './suggestion.requests.js';
import { SuggestionResponse, toSuggestionResponse } from './suggestion.responses.js';

const readers = ['enterprise_member', 'provider_member', 'officer', 'team_head', 'administrator', 'auditor'] as const;

@Controller('api/v1/suggestions')
export class SuggestionsController {
  constructor(
    private readonly suggestions: SuggestionsCommands,
    private readonly queries: SuggestionsQueries,
    private readonly particulars: ParticularsQueries,
  ) {}

  @Reads('', {
    summary: 'Suggestions, best first',
    description: 'Of a need, of an offer, or all the caller may see: a firm sees those of its own needs and offers.',
  })
  @PageOf(SuggestionResponse)
  @Allow(...readers)
  async list(@Query() query: SuggestionsQuery, @Caller() caller: Caller): Promise<Page<SuggestionResponse>> {
    const viewer = viewerOf(caller);
    const page = await this.queries.list(viewer, query);
    const told = await this.particulars.of(page.items.flatMap(({ state }) => [state.enterpriseId, state.providerId]));
    return { ...page, items: page.items.map((found) => toSuggestionResponse(found, viewer, told)) };
  }

  @Reads(':id', { summary: 'One suggestion', response: SuggestionResponse })
  @Allow(...readers)
  async find(@IdParam() id: string, @Caller() caller: Caller): Promise<SuggestionResponse | Refusal> {
    const viewer = viewerOf(caller);
    const found = await this.queries.find(id, viewer);
    return found ? this.shown(found, viewer) : refuse('suggestion.unknown', 'missing');
  }

  @Changes(':id/shortlisting', { summary: 'Put it on the shortlist of the need', response: SuggestionResponse })
  @Allow('officer', 'team_head')
  shortlist(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Caller() caller: Caller,
  ): Promise<SuggestionResponse | Refusal> {
    return this.execute(id, { type: 'shortlist', byPersonId: caller.personId }, version, caller);
  }

  @Changes(':id/dismissal', { summary: 'Do not follow it up', response: SuggestionResponse })
  @Allow('officer', 'team_head', 'enterprise_member', 'provider_member')
  dismiss(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCode }: DismissalRequest,
    @Caller() caller: Caller,
  ): Promise<SuggestionResponse | Refusal> {
    const { personId: byPersonId, organisationId } = caller;
    return this.execute(id, { type: 'dismiss', reasonCode, byPersonId, organisationId }, version, caller);
  }

  private async execute(
    id: string,
    command: SuggestionCommand,
    expectedVersion: number,
    caller: Caller,
  ): Promise<SuggestionResponse | Refusal> {
    const viewer = viewerOf(caller);
    if ((await this.queries.find(id, viewer)) === undefined) return refuse('suggestion.unknown', 'missing');
    const done: Executed<Suggestion> | Refusal = await this.suggestions.execute(id, command, { expectedVersion });
    return isRefusal(done) ? done : this.shown(done, viewer);
  }

  private async shown(stored: StoredSuggestion, viewer: Viewer): Promise<SuggestionResponse> {
    const { enterpriseId, providerId } = stored.state;
    return toSuggestionResponse(stored, viewer, await this.particulars.of([enterpriseId, providerId]));
  }
}
