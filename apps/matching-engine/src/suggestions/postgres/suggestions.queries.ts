import { Injectable } from '@nestjs/common';
import { idInCursor, keysetPage, UnitsOfWork } from '@harbourlink/persistence';
import type { Page, Reader, UnitOfWork } from '@harbourlink/persistence';
import { limitedTo } from '../../access/viewer.js';
import type { Viewer } from '../../access/viewer.js';
import type { Suggestion, SuggestionStatus } from '../domain/suggestion.js';
import { SuggestionRow, toSuggestion } from './suggestion.row.js';

export interface SuggestionFilter {
  readonly needId?: string | undefined;
  readonly offerId?: string | undefined;
  readonly status?: SuggestionStatus | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface StoredSuggestion {
  readonly id: string;
  readonly version: number;
  readonly state: Suggestion;
}

/** A firm sees the suggestions of its own needs, and of its own offers unless the need is confidential. */
const ofTheFirm = `(s.enterprise_id = :firm OR (s.provider_id = :firm AND NOT EXISTS (
  SELECT 1 FROM known_need n WHERE n.need_id = s.need_id AND (n.content ->> 'confidential')::boolean)))`;

@Injectable()
export class SuggestionsQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /**
   * Makes two handlers that look at the same pairs (one from the need, one from the offer) wait for each other until the
   * unit of work ends. 64 locks for all pairs, always taken in the same order, so that nobody waits in a circle.
   */
  async lockPairs(unit: UnitOfWork, ids: readonly string[]): Promise<void> {
    const locks = [...new Set(ids.map((id) => Number.parseInt(id.slice(0, 2), 16) % 64))].sort((a, b) => a - b);
    await unit.query(
      `SELECT pg_advisory_xact_lock(hashtext('matching.suggestion'), lock) FROM unnest($1::int[]) AS lock`,
      [locks],
    );
  }

  /** Which of these ids have a suggestion. */
  async existing(unit: UnitOfWork, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await unit.query<{ id: string }>(`SELECT id FROM suggestion WHERE id = ANY($1::uuid[])`, [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Undefined when there is none, or none this viewer may see. */
  find(id: string, viewer: Viewer): Promise<StoredSuggestion | undefined> {
    return this.units.read(async (reader) => {
      const row = await visibleTo(viewer, reader).andWhere('s.id = :id', { id }).getOne();
      return row === null ? undefined : toStored(row);
    });
  }

  /** Best first. The cursor names the last suggestion seen and not its score, which is not for firms. */
  list(viewer: Viewer, { needId, offerId, status, limit, cursor }: SuggestionFilter): Promise<Page<StoredSuggestion>> {
    const after = idInCursor(cursor);
    return this.units.read(async (reader) => {
      const found = visibleTo(viewer, reader);
      if (needId !== undefined) found.andWhere('s.need_id = :needId', { needId });
      if (offerId !== undefined) found.andWhere('s.offer_id = :offerId', { offerId });
      if (status !== undefined) found.andWhere('s.status = :status', { status });
      if (after !== undefined) {
        found.andWhere('(-s.score, s.id) > (SELECT -l.score, l.id FROM suggestion l WHERE l.id = :after)', { after });
      }
      const rows = await found
        .orderBy('-s.score')
        .addOrderBy('s.id')
        .limit(limit + 1)
        .getMany();
      return keysetPage(rows, limit, ({ id }) => [id], toStored);
    });
  }
}

function visibleTo(viewer: Viewer, reader: Reader) {
  const all = reader.manager.createQueryBuilder(SuggestionRow, 's').where('true');
  const firm = limitedTo(viewer);
  return firm === undefined ? all : all.andWhere(ofTheFirm, { firm });
}

function toStored(row: SuggestionRow): StoredSuggestion {
  return { id: row.id, version: row.version, state: toSuggestion(row) };
}
