import type { LocalizedText } from '@harbourlink/kernel';
import { Code, Codes, Localized, Moment, NestedList, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import { officeCodes, sectorCodes } from '@harbourlink/taxonomy';
import { funnelStageNames, funnelUnits } from '../funnel-stages.js';

const MOST = 2_147_483_647;

export class StageResponse {
  @Code(funnelStageNames)
  stage!: string;

  @Code(funnelUnits)
  unit!: string;

  @Whole({ min: 0, max: MOST })
  count!: number;

  @Whole({ min: 0, max: MOST, description: 'How many could have got here.' })
  of!: number;
}

export class ConfirmationsResponse {
  @Text({ max: 40, description: 'bound-link, signed-in, chopped-letter or registry-evidence' })
  meansCode!: string;

  @Whole({ min: 0, max: MOST })
  count!: number;
}

export class FunnelResponse {
  @NestedList(() => StageResponse, { max: 13, description: 'The thirteen stages in their order.' })
  stages!: readonly StageResponse[];

  @NestedList(() => ConfirmationsResponse, { max: 4, description: 'The count of `confirmed`, by how it reached us.' })
  confirmations!: readonly ConfirmationsResponse[];
}

export class CountedUnitResponse {
  @Uuid({ description: 'Of the enterprise, need, introduction, memorandum or outcome.' })
  id!: string;

  @Code(officeCodes, { optional: true })
  officeCode?: string;

  @Codes(sectorCodes)
  sectorCodes!: readonly string[];

  @Localized({ max: 300, optional: true, description: "The firm's name; of a memorandum its title." })
  names?: LocalizedText;

  @Text({ max: 40, optional: true })
  status?: string;

  @Moment({ optional: true, description: 'When its status changed last.' })
  changedAt?: string;
}
