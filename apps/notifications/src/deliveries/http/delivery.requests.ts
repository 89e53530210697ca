import { Code, PageQuery } from '@harbourlink/service-kit/http';
import { workflowCodes } from '../../workflows/domain/workflows.js';
import { deliveryStatuses } from '../domain/delivery.js';

export class DeliveriesQuery extends PageQuery {
  @Code(deliveryStatuses, { optional: true })
  status?: (typeof deliveryStatuses)[number];

  @Code(workflowCodes, { optional: true })
  workflowCode?: string;
}
