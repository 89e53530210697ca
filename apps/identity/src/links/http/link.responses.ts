import { Code, Flag, Moment, Text, Whole } from '@harbourlink/service-kit/http';

export class MintedLinkResponse {
  @Text({ max: 500, description: 'A secret: whoever has it may act for the person' })
  url!: string;

  @Moment()
  expiresAt!: string;
}

export class LinkResponse {
  @Text({ max: 60 })
  purpose!: string;

  @Flag({ description: 'Whether a session can be opened now' })
  open!: boolean;

  @Moment()
  expiresAt!: string;
}

export class LinkSessionResponse {
  @Text({ max: 4000 })
  accessToken!: string;

  @Code(['Bearer'])
  tokenType!: 'Bearer';

  @Whole({ min: 0, max: 900, description: 'Seconds' })
  expiresIn!: number;

  @Text({ max: 60 })
  purpose!: string;

  @Text({ max: 64 })
  resourceId!: string;
}

export class RevokedLinksResponse {
  @Whole({ min: 0, max: 1_000_000_000, description: 'How many were open' })
  revoked!: number;
}
