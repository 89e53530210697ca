import { defineService } from '@harbourlink/service-kit/service';
import { deliveryRefusals } from './deliveries/domain/delivery.refusals.js';
import { DeliveryRow } from './deliveries/postgres/delivery.row.js';
import { mailSettingsMustBeComplete } from './mail-settings.js';
import { migrations } from './migrations/index.js';
import { noticeRefusals } from './notices/domain/notice.refusals.js';
import { NotificationsModule } from './notifications.module.js';

/** Tells people what happened: notices in the application, mails, preferences and the log of deliveries. */
export const createService = defineService({
  name: 'notifications',
  app: 'notifications',
  title: 'Harbourlink notifications',
  description: 'Who is told of what: notices, mails, preferences, the log of deliveries.',
  module: NotificationsModule,
  entities: [DeliveryRow],
  migrations,
  refusals: [deliveryRefusals, noticeRefusals],
  prepare: (_, environment) => mailSettingsMustBeComplete(environment),
});
