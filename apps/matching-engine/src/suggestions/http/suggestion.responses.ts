import type { LocalizedText } from '@harbourlink/kernel';
import { onlyPresent } from '@harbourlink/kernel';
import { Code, Localized, NestedList, Uuid, Whole } from '@harbourlink/service-kit/http';
import type { Viewer } from '../../access/viewer.js';
import { bands } from '../../candidates/domain/verdict.js';
import type { Band } from '../../candidates/domain/verdict.js';
import type { Particulars } from '../../candidates/postgres/particulars.queries.js';
import { ReasonResponse, toReason } from '../../candidates/http/pair.responses.js';
import { dismissalReasons, suggestionStatuses } from '../domain/suggestion.js';
import type { DismissalReason, SuggestionStatus } from '../domain/suggestion.js';
import type { StoredSuggestion } from '../postgres/suggestions.queries.js';

export class SuggestionResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 1_000_000 })
  version!: number;

  @Code(suggestionStatuses)
  status!: SuggestionStatus;

  @Uuid()
  needId!: string;

  @Uuid()
  offerId!: string;

  @Uuid()
  enterpriseId!: string;

  @Localized({ max: 200, optional: true })
  enterpriseNames?: LocalizedText;

  @Uuid()
  providerId!: string;

  @Localized({ max: 200, optional: true })
  providerNames?: LocalizedText;

  @Whole({ min: 0, max: 1000, optional: true, description: 'For officers only; absent for firms.' })
  score?: number;

  @Code(bands)
  bandCode!: Band;

  @NestedList(() => ReasonResponse)
  reasons!: ReasonResponse[];

  @Code(dismissalReasons, { optional: true, description: 'For officers and the firm that dismissed it.' })
  dismissalReasonCode?: DismissalReason;
}

export function toSuggestionResponse(
  { id, version, state }: StoredSuggestion,
  viewer: Viewer,
  { names }: Particulars,
): SuggestionResponse {
  const { status, needId, offerId, enterpriseId, providerId, bandCode, score, reasons, dismissal } = state;
  const isTold = dismissal && (viewer.kind === 'platform' || dismissal.organisationId === viewer.organisationId);
  return {
    ...{ id, version, status, needId, offerId, enterpriseId, providerId, bandCode },
    ...onlyPresent({ enterpriseNames: names.get(enterpriseId), providerNames: names.get(providerId) }),
    ...(viewer.kind === 'platform' ? { score } : {}),
    reasons: reasons.map(toReason),
    ...(isTold ? { dismissalReasonCode: dismissal.reasonCode } : {}),
  };
}
