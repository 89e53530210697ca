import { ArchiveRefused, BadArchive } from '@harbourlink/messaging';
import { MisusedJournalCommand } from './journal-command.js';

/** What of a journal command's errors the person at the keyboard can act on; undefined for what nobody expected. */
export function journalTrouble(error: unknown): 'misused' | 'refused' | undefined {
  if (error instanceof MisusedJournalCommand) return 'misused';
  return error instanceof ArchiveRefused || error instanceof BadArchive ? 'refused' : undefined;
}
