import { Code, NestedList } from '@harbourlink/service-kit/http';
import { channels } from '../../workflows/domain/workflow.js';
import type { Channel } from '../../workflows/domain/workflow.js';
import { workflowCodes } from '../../workflows/domain/workflows.js';
import type { WorkflowCode } from '../../workflows/domain/workflows.js';

export class PreferenceSetting {
  @Code(workflowCodes)
  workflowCode!: WorkflowCode;

  @Code(channels)
  channelCode!: Channel;

  @Code(['on', 'off'])
  setting!: 'on' | 'off';
}

export class ReplacePreferencesRequest {
  @NestedList(() => PreferenceSetting, { max: 100, description: 'What is left out is as the workflow says' })
  settings!: PreferenceSetting[];
}
