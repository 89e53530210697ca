export { journalMustTellTheRow, journalMustTellTheRowAfter } from './journal-tells-the-row.js';
export type { JournalledSchema } from './journal-tells-the-row.js';
export { Publisher } from './publisher.js';
export { serviceDatabase } from './service-database.js';
export type { ServiceDatabase, ServiceToTest } from './service-database.js';
