import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class LetterSettlementResponse {
  @ApiProperty({ type: String, enum: ['replayed', 'discarded'] }) how!: string;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty({ type: String, required: false, description: 'The person; absent when a rebuild took the event in.' })
  by?: string;
  @ApiProperty({ type: String, required: false }) reasonCode?: string;
  @ApiProperty({ type: String, required: false }) note?: string;
}

export class DeadLetterResponse {
  @ApiProperty({ type: Number }) id!: number;
  @ApiProperty({ type: String, enum: ['dead', 'parked'] }) kind!: string;
  @ApiProperty({ type: String }) lane!: string;
  @ApiProperty({ type: String }) eventId!: string;
  @ApiProperty({ type: String }) type!: string;
  @ApiProperty({ type: String }) key!: string;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, description: 'The first line of what went wrong.' }) error!: string;
  @ApiProperty({ type: Number }) attempts!: number;
  @ApiProperty({ type: String, format: 'date-time' }) diedAt!: string;
  @ApiProperty({ type: LetterSettlementResponse, required: false }) settled?: LetterSettlementResponse;
}

export class LetterBytesResponse {
  @ApiProperty({ type: String }) base64!: string;
  @ApiProperty({ type: String }) hex!: string;
  @ApiProperty({ type: Number }) length!: number;
}

export class InspectedLetterResponse extends DeadLetterResponse {
  @ApiProperty({ type: String }) topic!: string;
  @ApiProperty({ type: String, description: 'The service that published the event.' }) source!: string;
  @ApiProperty({ type: Number, description: 'Where it stands in the publisher’s journal.' }) position!: number;
  @ApiProperty({ type: String, format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ type: String }) correlationId!: string;
  @ApiProperty({ type: String, required: false }) causationId?: string;
  @ApiProperty({ type: String, required: false }) traceparent?: string;
  @ApiProperty({ type: String, description: 'What went wrong, with its stack.' }) stack!: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'The payload as its contract reads it.',
  })
  data?: unknown;
  @ApiProperty({ type: String, required: false, description: 'Why there is no `data`.' }) undecodable?: string;
  @ApiProperty({
    type: LetterBytesResponse,
    required: false,
    description: 'The bytes as they came, where no contract reads them.',
  })
  bytes?: LetterBytesResponse;
}

export class SettledLetterResponse {
  @ApiProperty({ type: Number }) id!: number;
}

export class RefusedLetterResponse {
  @ApiProperty({ type: Number }) id!: number;
  @ApiProperty({ type: String }) code!: string;
}

export class ReplayStepResponse {
  @ApiProperty({ type: Number, description: 'Letters replayed by this step.' }) replayed!: number;
  @ApiProperty({ type: RefusedLetterResponse, isArray: true, description: 'Letters that stay as they are.' })
  refused!: readonly RefusedLetterResponse[];
  @ApiProperty({ type: Number, description: 'Letters that were left when this step began.' }) of!: number;
  @ApiProperty({ type: String, required: false, description: 'Give it back as `cursor`; absent after the last step.' })
  next?: string;
}
