import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { NeedContent } from '../domain/known.js';

/** What people read about the ids in an answer: names of firms, and what needs are about. */
export interface Particulars {
  readonly names: ReadonlyMap<string, LocalizedText>;
  readonly needs: ReadonlyMap<string, NeedContent>;
}

/** Reads for a whole answer at once what its ids stand for. */
@Injectable()
export class ParticularsQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** Of firms that were checked and needs that were published: others take part in nothing. */
  of(organisationIds: readonly string[], needIds: readonly string[] = []): Promise<Particulars> {
    return this.units.read(async (reader) => {
      const firms = await reader.query<{ id: string; names: LocalizedText }>(
        `SELECT enterprise_id AS id, profile -> 'names' AS names FROM known_enterprise WHERE enterprise_id = ANY($1::uuid[])`,
        [[...new Set(organisationIds)]],
      );
      const needs = await reader.query<{ id: string; content: NeedContent }>(
        `SELECT need_id AS id, content FROM known_need WHERE need_id = ANY($1::uuid[])`,
        [[...new Set(needIds)]],
      );
      return {
        names: new Map(firms.map(({ id, names }) => [id, names])),
        needs: new Map(needs.map(({ id, content }) => [id, content])),
      };
    });
  }
}
