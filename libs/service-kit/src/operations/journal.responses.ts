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
