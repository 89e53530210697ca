import { NestedList, Whole } from '@harbourlink/service-kit/http';
import { channels } from '../../workflows/domain/workflow.js';
import { workflows } from '../../workflows/domain/workflows.js';
import { isWanted } from '../domain/preferences.js';
import type { PersonalPreferences } from '../domain/preferences.js';
import { PreferenceSetting } from './preferences.requests.js';

export class PreferencesResponse {
  @Whole({ min: 0, max: 1_000_000_000, description: '0 before the first choice' })
  version!: number;

  @NestedList(() => PreferenceSetting, { max: 100, description: 'Every workflow and channel' })
  settings!: PreferenceSetting[];
}

/** Every workflow and channel as it is for this person now. */
export function preferencesResponse({ version, choices }: PersonalPreferences): PreferencesResponse {
  const settings = workflows.flatMap((workflow) =>
    channels.map((channelCode) => ({
      workflowCode: workflow.code,
      channelCode,
      setting: isWanted(workflow, channelCode, choices) ? ('on' as const) : ('off' as const),
    })),
  );
  return { version, settings };
}
