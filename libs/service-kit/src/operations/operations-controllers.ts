import { brokerController } from './broker.controller.js';
import { deadLettersController } from './dead-letters.controller.js';
import { journalController } from './journal.controller.js';
import { lanesController } from './lanes.controller.js';
import { statusController } from './status.controller.js';

/** Every service answers these under its own name. */
export function operationsControllers(service: string): (new (...parts: never[]) => object)[] {
  return [
    statusController(service),
    lanesController(service),
    deadLettersController(service),
    journalController(service),
    brokerController(service),
  ];
}
