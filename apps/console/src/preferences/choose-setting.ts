import type { Preferences, Setting } from './preferences.queries.js';

/** Whether a workflow is told through a channel. */
export function isOn({ settings }: Preferences, { workflowCode, channelCode }: Omit<Setting, 'setting'>): boolean {
  return settings.some(
    (one) => one.workflowCode === workflowCode && one.channelCode === channelCode && one.setting === 'on',
  );
}

/** The preferences with one choice made; the others stay as they are. */
export function choose(preferences: Preferences, choice: Setting): Preferences {
  const isSame = (one: Setting) => one.workflowCode === choice.workflowCode && one.channelCode === choice.channelCode;
  return { ...preferences, settings: [...preferences.settings.filter((one) => !isSame(one)), choice] };
}
