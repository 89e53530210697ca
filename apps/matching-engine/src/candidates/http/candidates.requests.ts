import { Type } from 'class-transformer';
import { Uuid, Whole } from '@harbourlink/service-kit/http';

export class CandidatesQuery {
  @Uuid({ description: 'The need that somebody is looked for.' })
  needId!: string;

  @Type(() => Number)
  @Whole({ min: 1, max: 100, optional: true, description: 'Candidates shown; 20 unless told.' })
  limit: number = 20;
}

export class ExplanationQuery {
  @Uuid()
  needId!: string;

  @Uuid()
  offerId!: string;
}
