import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../http/fields.js';

export class PauseRequest {
  @Text({ max: 500, min: 3, description: 'Why, for other operators.' })
  reason!: string;
}

export class LanePauseResponse {
  @ApiProperty({ type: String }) lane!: string;
  @ApiProperty({ type: String, format: 'date-time' }) pausedAt!: string;
  @ApiProperty({ type: String, description: 'The person.' }) pausedBy!: string;
  @ApiProperty({ type: String }) reason!: string;
}

export class LaneResponse {
  @ApiProperty({ type: String }) lane!: string;
  @ApiProperty({ type: String, enum: ['projection', 'effect'] }) kind!: string;
  @ApiProperty({ type: String, isArray: true }) types!: readonly string[];
  @ApiProperty({ type: Number, description: 'Distinct events of these types it has handled.' }) applied!: number;
  @ApiProperty({ type: Number }) waiting!: number;
  @ApiProperty({ type: Number }) dead!: number;
  @ApiProperty({ type: Number }) parked!: number;
  @ApiProperty({ type: LanePauseResponse, required: false, description: 'Absent while it runs.' })
  paused?: LanePauseResponse;
}

export class LanesResponse {
  @ApiProperty({ type: String }) service!: string;
  @ApiProperty({ type: LaneResponse, isArray: true }) lanes!: LaneResponse[];
}

export class ResumedLaneResponse {
  @ApiProperty({ type: String }) lane!: string;
}

export class RebuildSourceResponse {
  @ApiProperty({ type: String }) source!: string;
  @ApiProperty({ type: Number, description: 'Where the rebuild stands in that journal.' }) position!: number;
  @ApiProperty({ type: Number, description: 'Where the journal ends.' }) head!: number;
}

export class RebuildResponse {
  @ApiProperty({ type: String }) lane!: string;
  @ApiProperty({
    type: String,
    enum: ['running', 'stalled', 'done', 'cancelled', 'failed'],
    description: 'stalled: its process is not heard of any more.',
  })
  state!: string;
  @ApiProperty({ type: String, format: 'date-time' }) startedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', required: false }) endedAt?: string;
  @ApiProperty({ type: Number, description: 'Events read from the journals.' }) events!: number;
  @ApiProperty({ type: String, required: false }) error?: string;
  @ApiProperty({ type: RebuildSourceResponse, isArray: true, description: 'While it runs.' })
  sources!: readonly RebuildSourceResponse[];
}
