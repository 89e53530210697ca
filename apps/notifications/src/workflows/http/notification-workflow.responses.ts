import { Code, Codes, Localized, Nested, NestedList, Text, Whole } from '@harbourlink/service-kit/http';
import type { LocalizedText } from '@harbourlink/kernel';
import { messageTexts } from '../domain/message.js';
import { triggerTypes } from '../domain/workflow.js';
import { workflowCodes, workflows } from '../domain/workflows.js';

export class WorkflowChannels {
  @Code(['on', 'off'])
  'in-app'!: 'on' | 'off';

  @Code(['on', 'off'])
  email!: 'on' | 'off';
}

export class NotificationWorkflowResponse {
  @Code(workflowCodes)
  code!: string;

  @Localized({ max: 100 })
  title!: LocalizedText;

  @Codes(triggerTypes, { max: 20, description: 'The event types that start it' })
  on!: string[];

  @Nested(() => WorkflowChannels, { description: 'What is used by who has not chosen' })
  channels!: WorkflowChannels;

  @Code(['urgent', 'normal'])
  priority!: 'urgent' | 'normal';

  @Whole({ min: 0, max: 10_080, description: 'Minutes a mail waits before it leaves' })
  delayMinutes!: number;

  @Text({ max: 60, optional: true, description: 'What the link in the mail lets its reader do' })
  link?: string;
}

export class NotificationWorkflowsResponse {
  @NestedList(() => NotificationWorkflowResponse, { max: 100 })
  items!: NotificationWorkflowResponse[];
}

/** Every workflow as people may know it: whom it tells follows from the event and is not said here. */
export function notificationWorkflowsResponse(): NotificationWorkflowsResponse {
  const items = workflows.map(({ code, on, channels, priority, delayMinutes, link }) => ({
    code,
    title: {
      'zh-Hans': messageTexts['zh-Hans'][code].title,
      'zh-Hant': messageTexts['zh-Hant'][code].title,
      en: messageTexts.en[code].title,
    },
    on: [...on],
    channels: { ...channels },
    priority,
    delayMinutes,
    ...(link === undefined ? {} : { link }),
  }));
  return { items };
}
