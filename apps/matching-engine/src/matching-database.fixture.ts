import { serviceDatabase } from '@harbourlink/service-kit/testing';
import { createService } from './create-service.js';

/** A database with the schema of matching and the journals of the others. */
export function matchingDatabase() {
  return serviceDatabase({ service: 'matching', createService, publishers: ['identity', 'registry'] });
}
