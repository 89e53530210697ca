import { serviceDatabase } from '@harbourlink/service-kit/testing';
import { createService } from './create-service.js';

/** A database with the schema of notifications and the journals of the others. */
export function notificationsDatabase() {
  return serviceDatabase({
    service: 'notifications',
    createService,
    publishers: ['identity', 'registry', 'matching', 'mou'],
    environment: { PUBLIC_URL: 'http://platform.test' },
  });
}
