import { Controller } from '@nestjs/common';
import { Public } from '@harbourlink/service-kit/auth';
import { Reads } from '@harbourlink/service-kit/http';
import { NotificationWorkflowsResponse, notificationWorkflowsResponse } from './notification-workflow.responses.js';

@Controller('api/v1/notification-workflows')
export class NotificationWorkflowsController {
  @Reads('', { summary: 'What people are told of, and by which channels', response: NotificationWorkflowsResponse })
  @Public()
  list(): NotificationWorkflowsResponse {
    return notificationWorkflowsResponse();
  }
}
