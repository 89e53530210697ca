import { eventContract } from '@harbourlink/contracts';
import { DeliveryFailedSchema, DeliveryQueuedSchema, DeliverySentSchema } from '@harbourlink/contracts/notifications';
import type { DeliveryEvent } from '../domain/delivery.js';

export const deliveryContract = eventContract<DeliveryEvent>('notifications.delivery.v1', {
  DeliveryQueued: DeliveryQueuedSchema,
  DeliverySent: DeliverySentSchema,
  DeliveryFailed: DeliveryFailedSchema,
});
