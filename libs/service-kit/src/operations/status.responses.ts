import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LanePauseResponse } from './lanes.responses.js';

export class JournalHeadResponse {
  @ApiProperty({ type: Number, description: 'The last position.' }) head!: number;
}

export class UnsequencedResponse {
  @ApiProperty({ type: Number, description: 'Events that have no place in the journal yet.' }) waiting!: number;
  @ApiProperty({ type: String, format: 'date-time', required: false }) oldest?: string;
  @ApiProperty({ type: Number, required: false }) oldestSeconds?: number;
}

export class LeaseResponse {
  @ApiProperty({
    type: String,
    required: false,
    description: 'The process that holds it, or was the last to: service@host:process#number.',
  })
  instance?: string;
  @ApiProperty({ type: Number, description: 'Grows whenever the lease changes hands.' }) epoch!: number;
  @ApiProperty({ type: String, format: 'date-time', required: false }) expiresAt?: string;
  @ApiProperty({ type: Boolean, description: 'False: nobody gives events their order.' }) held!: boolean;
}

export class SinkResponse {
  @ApiProperty({ type: String }) sink!: string;
  @ApiProperty({ type: Number, description: 'Everything up to this position was sent.' }) position!: number;
  @ApiProperty({ type: Number }) behind!: number;
  @ApiProperty({ type: Number, required: false, description: 'Since the first event happened that was not sent.' })
  oldestSeconds?: number;
}

export class LagResponse {
  @ApiProperty({ type: String }) lane!: string;
  @ApiProperty({ type: String }) topic!: string;
  @ApiProperty({ type: Number, description: 'What has not been received yet.' }) events!: number;
}

export class LaneBacklogResponse {
  @ApiProperty({ type: String }) lane!: string;
  @ApiProperty({ type: String, enum: ['projection', 'effect'] }) kind!: string;
  @ApiProperty({ type: LanePauseResponse, required: false, description: 'Absent while it runs.' })
  paused?: LanePauseResponse;
  @ApiProperty({ type: Number, description: 'Received and not handled.' }) waiting!: number;
  @ApiProperty({ type: Number, required: false, description: 'Since the oldest of them happened.' })
  oldestWaitingSeconds?: number;
  @ApiProperty({ type: Number, description: 'Objects whose next event failed and is tried again, or has to wait.' })
  retrying!: number;
  @ApiProperty({ type: Number, description: 'Objects whose next version has not arrived although a later one has.' })
  gaps!: number;
  @ApiProperty({ type: Number }) dead!: number;
  @ApiProperty({ type: Number }) parked!: number;
  @ApiProperty({ type: LagResponse, isArray: true }) topics!: readonly LagResponse[];
}

export class MessagingStatusResponse {
  @ApiProperty({ type: String }) service!: string;
  @ApiProperty({ type: JournalHeadResponse }) journal!: JournalHeadResponse;
  @ApiProperty({ type: UnsequencedResponse }) unsequenced!: UnsequencedResponse;
  @ApiProperty({ type: LeaseResponse }) lease!: LeaseResponse;
  @ApiProperty({ type: SinkResponse, isArray: true, description: 'Empty where events stay in the database.' })
  sinks!: readonly SinkResponse[];
  @ApiProperty({ type: LaneBacklogResponse, isArray: true }) lanes!: readonly LaneBacklogResponse[];
}

export class OperatorActionResponse {
  @ApiProperty({ type: Number }) id!: number;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty({ type: String }) personId!: string;
  @ApiProperty({ type: String }) action!: string;
  @ApiProperty({ type: String, required: false }) lane?: string;
  @ApiProperty({ type: Number, required: false, description: 'The number of a dead letter.' }) letter?: number;
  @ApiProperty({ type: String, required: false }) reasonCode?: string;
  @ApiProperty({ type: String, required: false }) note?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) details?: object;
}
