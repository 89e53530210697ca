import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EntityRows } from '@harbourlink/persistence';
import type { Reason } from '../../candidates/domain/reasons.js';
import type { Band } from '../../candidates/domain/verdict.js';
import type { LapseReasonCode, Suggestion, SuggestionStatus } from '../domain/suggestion.js';

@Entity('suggestion')
export class SuggestionRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: SuggestionStatus;

  @Column('uuid', { name: 'need_id' })
  needId!: string;

  @Column('uuid', { name: 'offer_id' })
  offerId!: string;

  @Column('uuid', { name: 'enterprise_id' })
  enterpriseId!: string;

  @Column('uuid', { name: 'provider_id' })
  providerId!: string;

  @Column('integer')
  score!: number;

  @Column('text', { name: 'band_code' })
  bandCode!: Band;

  @Column('jsonb')
  reasons!: Reason[];

  @Column('jsonb', { nullable: true })
  dismissal!: Suggestion['dismissal'] | null;

  @Column('text', { name: 'lapse_reason_code', nullable: true })
  lapseReasonCode!: LapseReasonCode | null;
}

export function toSuggestion({
  id: _id,
  version: _version,
  dismissal,
  lapseReasonCode,
  ...rest
}: SuggestionRow): Suggestion {
  return {
    ...rest,
    ...(dismissal === null || dismissal === undefined ? {} : { dismissal }),
    ...(lapseReasonCode === null ? {} : { lapseReasonCode }),
  };
}

export const suggestionRows = new EntityRows<Suggestion, SuggestionRow>(SuggestionRow, {
  toState: toSuggestion,
  toRow(id, suggestion) {
    return {
      ...suggestion,
      id,
      reasons: [...suggestion.reasons],
      dismissal: suggestion.dismissal ?? null,
      lapseReasonCode: suggestion.lapseReasonCode ?? null,
    };
  },
});
