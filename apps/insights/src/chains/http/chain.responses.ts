import type { LocalizedText } from '@harbourlink/kernel';
import { Code, Localized, Moment, NestedList, Text, Uuid, Uuids, Whole } from '@harbourlink/service-kit/http';
import { ApiProperty } from '@nestjs/swagger';
import { chainKinds, chainPlaces } from '../chain-item.js';
import type { ChainKind, ChainPlace } from '../chain-item.js';

export class ChainOrganisationResponse {
  @Text({ max: 64, description: 'A UUID for a firm, a code for an office or agency.' })
  organisationId!: string;

  @Localized({ max: 200, optional: true })
  names?: LocalizedText;
}

export class ChainItemResponse {
  @Uuid()
  id!: string;

  @Code(chainKinds)
  kind!: ChainKind;

  @Text({ max: 40, description: 'As its service says; of a memorandum the stage, or how it ended.' })
  status!: string;

  @Moment()
  beganAt!: string;

  @Moment({ description: 'When something was heard of it last.' })
  changedAt!: string;

  @Uuids({ description: 'What it came of, as far as it is in this chain.' })
  parentIds!: readonly string[];

  @Code(chainPlaces, { description: 'It came before what was asked for, after it, or is it.' })
  place!: ChainPlace;

  @NestedList(() => ChainOrganisationResponse)
  organisations!: readonly ChainOrganisationResponse[];

  @Localized({ max: 300, optional: true, description: 'Of a memorandum.' })
  title?: LocalizedText;

  @Text({ max: 64, optional: true })
  officeCode?: string;

  @ApiProperty({
    type: [String],
    description:
      'Services of a need, the band of a suggestion, the result of an introduction, the mode of a meeting, the kind of a ' +
      'memorandum or an outcome.',
  })
  codes!: readonly string[];
}

export class ChainResponse {
  @Uuid()
  id!: string;

  @NestedList(() => ChainItemResponse, { max: 500, description: 'In the order of time.' })
  items!: readonly ChainItemResponse[];

  @Whole({
    min: 1,
    max: 2_147_483_647,
    description: 'How many there are; more than `items` has when they are too many.',
  })
  total!: number;
}
