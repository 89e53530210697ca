import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Refusal } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { Executed, ExecuteOptions } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { decide, evolve } from '../domain/suggestion.js';
import type { Suggestion, SuggestionCommand, SuggestionEvent } from '../domain/suggestion.js';
import { suggestionContract } from '../events/suggestion.contract.js';
import { suggestionRows } from '../postgres/suggestion.row.js';

/** Load, decide, save for suggestions. */
@Injectable()
export class SuggestionsCommands {
  private readonly suggestions: Aggregates<Suggestion, SuggestionCommand, SuggestionEvent>;

  constructor(units: UnitsOfWork, outbox: Outbox) {
    this.suggestions = new Aggregates(units, outbox, {
      contract: suggestionContract,
      decide,
      evolve,
      rows: suggestionRows,
    });
  }

  execute(id: string, command: SuggestionCommand, options?: ExecuteOptions): Promise<Executed<Suggestion> | Refusal> {
    return this.suggestions.execute(id, command, options);
  }
}

/** The suggestion's id follows from the pair (a UUID of version 8), so that a pair can never be suggested twice. */
export function suggestionIdOf(needId: string, offerId: string): string {
  const bytes = createHash('sha256').update(`suggestion:${needId}:${offerId}`).digest().subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
