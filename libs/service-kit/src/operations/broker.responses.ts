import { ApiProperty } from '@nestjs/swagger';
import { Whole } from '../http/fields.js';

export class RefillRequest {
  @Whole({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    description: 'Everything after this position is sent again; 0 sends the whole journal.',
  })
  after!: number;
}

export class RefilledSinkResponse {
  @ApiProperty({ type: String }) sink!: string;
  @ApiProperty({ type: Number, description: 'Where sending goes on; never higher than it was.' }) position!: number;
}

export class TopicSettingsResponse {
  @ApiProperty({ type: Number }) partitions!: number;
  @ApiProperty({ type: Number, description: 'Copies; a cluster with fewer brokers keeps as many as it has.' })
  replication!: number;
  @ApiProperty({ type: Number }) minInSyncReplicas!: number;
  @ApiProperty({ type: Number, description: '-1 for ever.' }) retentionMilliseconds!: number;
  @ApiProperty({ type: Number }) maxMessageBytes!: number;
}

export class TopicStatusResponse {
  @ApiProperty({ type: String }) topic!: string;
  @ApiProperty({ type: TopicSettingsResponse }) declared!: TopicSettingsResponse;
  @ApiProperty({ type: TopicSettingsResponse, required: false, description: 'Absent where there is no such topic.' })
  actual?: TopicSettingsResponse;
  @ApiProperty({ type: String, isArray: true, description: 'What applying the declaration would change.' })
  differences!: readonly string[];
}

export class TopicsResponse {
  @ApiProperty({ type: String }) service!: string;
  @ApiProperty({ type: TopicStatusResponse, isArray: true }) topics!: readonly TopicStatusResponse[];
}
