import { eventContract } from '@harbourlink/contracts';
import {
  SuggestionDismissedSchema,
  SuggestionLapsedSchema,
  SuggestionMadeSchema,
  SuggestionRefreshedSchema,
  SuggestionShortlistedSchema,
} from '@harbourlink/contracts/matching';
import type { SuggestionEvent } from '../domain/suggestion.js';

export const suggestionContract = eventContract<SuggestionEvent>('matching.suggestion.v1', {
  SuggestionMade: SuggestionMadeSchema,
  SuggestionRefreshed: SuggestionRefreshedSchema,
  SuggestionShortlisted: SuggestionShortlistedSchema,
  SuggestionDismissed: SuggestionDismissedSchema,
  SuggestionLapsed: SuggestionLapsedSchema,
});
