import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Type } from 'class-transformer';
import { Text, Whole } from '../http/fields.js';

export class JournalCountResponse {
  @ApiProperty({ type: String }) type!: string;
  @ApiProperty({ type: Number }) events!: number;
}

export class JournalResponse {
  @ApiProperty({ type: String, description: 'The service whose journal it is.' }) service!: string;
  @ApiProperty({ type: JournalCountResponse, isArray: true }) counts!: JournalCountResponse[];
  @ApiProperty({ type: Number, description: 'Events that have no place in the journal yet.' }) unsequenced!: number;
}

export class CheckpointResponse {
  @ApiProperty({ type: Number }) position!: number;
  @ApiProperty({ type: String, description: 'SHA-256 in hexadecimal.' }) hash!: string;
}

export class BadPositionResponse {
  @ApiProperty({ type: Number }) position!: number;
  @ApiProperty({ type: String, enum: ['gap', 'digest', 'chain', 'checkpoint', 'redaction'] }) reason!: string;
}

export class TakenCheckpointResponse extends CheckpointResponse {
  @ApiProperty({ type: String, format: 'date-time' }) takenAt!: string;
}

export class CheckpointsResponse {
  @ApiProperty({ type: TakenCheckpointResponse, isArray: true }) items!: readonly TakenCheckpointResponse[];
  @ApiProperty({ type: TakenCheckpointResponse, description: 'The chain at the end of the journal.' })
  head!: TakenCheckpointResponse;
  @ApiProperty({ type: String, required: false }) next?: string;
}

const lastPosition = Number.MAX_SAFE_INTEGER;

export class VerificationQuery {
  @IsOptional()
  @Type(() => Number)
  @Whole({ min: 0, max: lastPosition, optional: true, description: 'A trusted position to begin after; with hash.' })
  after?: number;

  @Text({
    max: 64,
    min: 64,
    pattern: /^[0-9a-f]{64}$/,
    optional: true,
    description: 'The hash of the chain at `after`.',
  })
  hash?: string;

  @IsOptional()
  @Type(() => Number)
  @Whole({ min: 1, max: lastPosition, optional: true, description: 'The last position to look at.' })
  upTo?: number;

  @IsOptional()
  @Type(() => Number)
  @Whole({ min: 1, max: 200_000, optional: true, description: 'Events to look at at most; 50,000 unless told.' })
  limit?: number;
}

export class JournalVerificationResponse {
  @ApiProperty({ type: CheckpointResponse, description: 'Where it began: what was believed without looking.' })
  from!: CheckpointResponse;
  @ApiProperty({ type: Number }) checked!: number;
  @ApiProperty({ type: CheckpointResponse, description: 'Up to here all is well: keep it as a checkpoint.' })
  head!: CheckpointResponse;
  @ApiProperty({ type: BadPositionResponse, required: false, description: 'The first position that does not fit.' })
  firstBad?: BadPositionResponse;
  @ApiProperty({ type: Number, description: 'The end of the journal.' }) journalHead!: number;
  @ApiProperty({
    type: Number,
    isArray: true,
    description: 'Positions whose payload is gone and whom no order of this stretch names: a later one has to.',
  })
  blanked!: readonly number[];
  @ApiProperty({ type: Number, isArray: true, description: 'Positions before this stretch that an order in it names.' })
  ordered!: readonly number[];
}
