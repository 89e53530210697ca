import { IsOptional } from 'class-validator';
import { Type } from 'class-transformer';
import { discardReasons } from '@harbourlink/messaging';
import type { DiscardReason } from '@harbourlink/messaging';
import { Code, Moment, Text, Uuid, Whole } from '../http/fields.js';
import { PageQuery } from '../http/page.js';

const kinds = ['dead', 'parked'] as const;
const states = ['open', 'settled'] as const;

export class DeadLettersQuery extends PageQuery {
  @Code(states, { optional: true, description: 'settled is the history; open unless told.' })
  state?: (typeof states)[number];

  @Text({ max: 100, optional: true, description: 'The name of a lane.' })
  lane?: string;

  @Text({ max: 200, optional: true, description: 'The full name of a type of event.' })
  type?: string;

  @Code(kinds, { optional: true })
  kind?: (typeof kinds)[number];

  @Uuid({ optional: true, description: 'The id of an aggregate.' })
  key?: string;

  @Moment({ optional: true, description: 'Died at this moment or later.' })
  since?: string;
}

export class ReplayRequest {
  @Text({ max: 100, optional: true, description: 'Only letters of this lane.' })
  lane?: string;

  @Text({ max: 200, optional: true, description: 'Only events of this type.' })
  type?: string;

  @Code(kinds, { optional: true })
  kind?: (typeof kinds)[number];

  @Uuid({ optional: true, description: 'Only events of this aggregate.' })
  key?: string;

  @Moment({ optional: true, description: 'Only what died at this moment or later.' })
  since?: string;

  @IsOptional()
  @Type(() => Number)
  @Whole({ min: 1, max: 200, optional: true, description: 'Letters at most in this step; 50 unless told.' })
  limit?: number;

  @Text({ max: 1_000, optional: true, description: '`next` of the step before.' })
  cursor?: string;
}

export class DiscardRequest {
  @Code(discardReasons)
  reasonCode!: DiscardReason;

  @Text({ max: 500, optional: true, description: 'For other operators; needed with the reason other.' })
  note?: string;
}
