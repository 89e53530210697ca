import { ApiProperty } from '@nestjs/swagger';

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

export class JournalVerificationResponse {
  @ApiProperty({ type: Number }) checked!: number;
  @ApiProperty({ type: CheckpointResponse, description: 'Up to here all is well: keep it as a checkpoint.' })
  head!: CheckpointResponse;
  @ApiProperty({ type: BadPositionResponse, required: false, description: 'The first position that does not fit.' })
  firstBad?: BadPositionResponse;
}

export class LaneResponse {
  @ApiProperty({ type: String }) lane!: string;
  @ApiProperty({ type: String, enum: ['projection', 'effect'] }) kind!: string;
  @ApiProperty({ type: String, isArray: true }) types!: readonly string[];
  @ApiProperty({ type: Number, description: 'Distinct events of these types it has handled.' }) applied!: number;
  @ApiProperty({ type: Number }) waiting!: number;
  @ApiProperty({ type: Number }) dead!: number;
  @ApiProperty({ type: Number }) parked!: number;
}

export class LanesResponse {
  @ApiProperty({ type: String }) service!: string;
  @ApiProperty({ type: LaneResponse, isArray: true }) lanes!: LaneResponse[];
}

export class DeadLetterResponse {
  @ApiProperty({ type: Number }) id!: number;
  @ApiProperty({ type: String, enum: ['dead', 'parked'] }) kind!: string;
  @ApiProperty({ type: String }) lane!: string;
  @ApiProperty({ type: String }) eventId!: string;
  @ApiProperty({ type: String }) type!: string;
  @ApiProperty({ type: String }) key!: string;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String }) error!: string;
  @ApiProperty({ type: Number }) attempts!: number;
  @ApiProperty({ type: String, format: 'date-time' }) diedAt!: string;
}

export class DeadLettersResponse {
  @ApiProperty({ type: DeadLetterResponse, isArray: true }) items!: DeadLetterResponse[];
  @ApiProperty({ type: String, required: false }) next?: string;
}

export class SettledLetterResponse {
  @ApiProperty({ type: Number }) id!: number;
}

export class RebuildResponse {
  @ApiProperty({ type: String }) lane!: string;
  @ApiProperty({ type: Number, description: 'Events read from the journals.' }) events!: number;
}
