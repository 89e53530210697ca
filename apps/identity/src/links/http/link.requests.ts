import { Text, Uuid, Whole } from '@harbourlink/service-kit/http';

export class MintLinkRequest {
  @Uuid()
  personId!: string;

  @Text({ max: 64, optional: true, description: 'Whom the person acts for' })
  organisationId?: string;

  @Text({ max: 60, pattern: /^[a-z-]+\.[a-z-]+$/, description: 'As routes name it: outcome.confirm' })
  purpose!: string;

  @Text({ max: 64, description: 'The one thing the link is about' })
  resourceId!: string;

  @Whole({ min: 1, max: 2160, optional: true, description: 'Hours the link lives from now; 720 unless told' })
  lifetimeHours?: number;
}

export class RevokeLinksRequest {
  @Uuid()
  personId!: string;
}
