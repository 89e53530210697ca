import { Inbox1700000000002 } from './inbox.js';
import { JournalArchive1700000000011 } from './journal-archive.js';
import { Operating1700000000010 } from './operating.js';
import { Outside1700000000012 } from './outside.js';
import { EventsFirst1700000000016, KeysFirst1700000000015 } from './keys-first.js';
import { OutboxAndJournal1700000000001 } from './outbox-and-journal.js';
import { Rebuild1700000000003 } from './rebuild.js';
import { Refills1700000000013 } from './refills.js';
import { Shipping1700000000004 } from './shipping.js';
import { StreamHeads1700000000014 } from './stream-heads.js';

/** Every service's schema gets these first. */
export const messagingMigrations = [
  OutboxAndJournal1700000000001,
  Inbox1700000000002,
  Rebuild1700000000003,
  Shipping1700000000004,
  Operating1700000000010,
  JournalArchive1700000000011,
  Outside1700000000012,
  Refills1700000000013,
  StreamHeads1700000000014,
  KeysFirst1700000000015,
  EventsFirst1700000000016,
];

/** Tables whose rights the migrations above settle themselves. */
export const reservedTables = [
  'outbox',
  'sequencer',
  'journal',
  'journal_stream',
  'journal_checkpoint',
  'journal_archive',
  'operator_action',
  'outside_event',
  'outside_parked',
  'sink_watermark',
];
