import { Code, PageQuery, Uuid } from '@harbourlink/service-kit/http';
import { dismissalReasons, suggestionStatuses } from '../domain/suggestion.js';
import type { DismissalReason, SuggestionStatus } from '../domain/suggestion.js';

export class SuggestionsQuery extends PageQuery {
  @Uuid({ optional: true })
  needId?: string;

  @Uuid({ optional: true })
  offerId?: string;

  @Code(suggestionStatuses, { optional: true })
  status?: SuggestionStatus;
}

export class DismissalRequest {
  @Code(dismissalReasons)
  reasonCode!: DismissalReason;
}
