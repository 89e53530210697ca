import type { LocalizedText } from '@harbourlink/kernel';
import { Code, DateOnly, Localized, Text, Uuid } from '@harbourlink/service-kit/http';
import { dropReasons, evidences } from '../domain/milestone.js';
import type { DropReason, Evidence } from '../domain/milestone.js';

export class MilestoneRequest {
  @Localized({ max: 200 })
  title!: LocalizedText;

  @Uuid({ optional: true })
  projectId?: string;

  @Text({ max: 36, description: 'The party that has to bring it about.' })
  ownerOrganisationId!: string;

  @DateOnly()
  dueOn!: string;
}

export class ReachingRequest {
  @DateOnly({ description: 'The day in Hong Kong; not in the future.' })
  reachedOn!: string;

  @Code(evidences)
  evidenceCode!: Evidence;
}

export class ReschedulingRequest {
  @DateOnly()
  dueOn!: string;
}

export class DroppingRequest {
  @Code(dropReasons)
  reasonCode!: DropReason;
}
