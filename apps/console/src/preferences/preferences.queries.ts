import { queryOptions } from '@tanstack/react-query';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api } from '../api/api.js';

export type Preferences = Schemas['notifications']['PreferencesResponse'];
export type Setting = Preferences['settings'][number];
export type Workflow = Schemas['notifications']['NotificationWorkflowResponse'];
export const channels = ['in-app', 'email'] as const satisfies readonly Setting['channelCode'][];

export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: () => answerOf(api.GET('/api/v1/preferences')),
});

export const workflowsQuery = queryOptions({
  queryKey: ['notification-workflows'],
  staleTime: 600_000,
  queryFn: async () => (await answerOf(api.GET('/api/v1/notification-workflows'))).items,
});

/** Writes every setting, as they are to be. */
export function savePreferences({ version, settings }: Preferences): Promise<Preferences> {
  const params = { header: ifMatch(version) };
  return answerOf(api.PUT('/api/v1/preferences', { params, body: { settings: [...settings] } }));
}
