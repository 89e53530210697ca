import { onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { Code, Codes, DateOnly, Localized, Uuid, Whole } from '@harbourlink/service-kit/http';
import { needEndings, needStatuses } from '../domain/need.js';
import type { NeedStatus } from '../domain/need.js';
import { missingForPublication } from '../domain/need.rules.js';
import type { StoredNeed } from '../postgres/needs.queries.js';
import { NeedFields } from './need.requests.js';

export class NeedResponse extends NeedFields {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 2_147_483_647 })
  version!: number;

  @Code(needStatuses)
  status!: NeedStatus;

  @Localized({ max: 200, optional: true, description: "The firm's name." })
  enterpriseNames?: LocalizedText;

  @DateOnly({ optional: true, description: 'The last day of a published need.' })
  endsOn?: string;

  @Code([...needEndings, 'expired'], { optional: true })
  endedReasonCode?: string;

  @Codes(['serviceCodes', 'texts'], { description: 'What it lacks to be published.' })
  missing!: string[];
}

export function needResponse({ id, version, need, names }: StoredNeed): NeedResponse {
  const { status, content, endsOn, endedReasonCode } = need;
  return onlyPresent({
    id,
    version,
    status,
    ...content,
    enterpriseNames: names,
    endsOn,
    endedReasonCode,
    missing: missingForPublication(content),
  }) as NeedResponse;
}
