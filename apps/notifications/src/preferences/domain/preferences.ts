import type { Channel, Workflow } from '../../workflows/domain/workflow.js';
import type { WorkflowCode } from '../../workflows/domain/workflows.js';

/** What a person chose, for the workflows and channels they chose something for. */
export type Choices = Readonly<Partial<Record<WorkflowCode, Readonly<Partial<Record<Channel, 'on' | 'off'>>>>>>;

/** A person's choices, and how often they changed. */
export interface PersonalPreferences {
  /** 0 for who has never chosen. */
  readonly version: number;
  readonly choices: Choices;
}

/** How one channel of one workflow shall be. */
export interface Setting {
  readonly workflowCode: WorkflowCode;
  readonly channelCode: Channel;
  readonly setting: 'on' | 'off';
}

/** A person's own choice goes before the workflow's. */
export function isWanted(workflow: Workflow, channel: Channel, choices: Choices | undefined): boolean {
  return (choices?.[workflow.code]?.[channel] ?? workflow.channels[channel]) === 'on';
}

/** The choices that differ from what the workflows say anyway: a later change of a default then reaches everybody else. */
export function ownChoices(workflows: readonly Workflow[], settings: readonly Setting[]): Choices {
  const choices: Partial<Record<WorkflowCode, Partial<Record<Channel, 'on' | 'off'>>>> = {};
  for (const workflow of workflows) {
    for (const [channel, usual] of Object.entries(workflow.channels) as [Channel, 'on' | 'off'][]) {
      const chosen = settings.findLast((one) => one.workflowCode === workflow.code && one.channelCode === channel);
      if (chosen && chosen.setting !== usual)
        choices[workflow.code] = { ...choices[workflow.code], [channel]: chosen.setting };
    }
  }
  return choices;
}
