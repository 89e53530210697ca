import { Injectable } from '@nestjs/common';
import { idInCursor, keysetPage, UnitsOfWork } from '@harbourlink/persistence';
import type { Page, Reader, UnitOfWork } from '@harbourlink/persistence';
import { limitedTo } from '../../access/viewer.js';
import type { Viewer } from '../../access/viewer.js';
import type { Introduction, IntroductionStatus } from '../domain/introduction.js';
import { IntroductionRow, toIntroduction } from './introduction.row.js';

export interface IntroductionFilter {
  readonly needId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly status?: IntroductionStatus | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface StoredIntroduction {
  readonly id: string;
  readonly version: number;
  readonly state: Introduction;
}

/** An introduction as somebody may look at it. */
export interface ReadIntroduction extends StoredIntroduction {
  /** The need is confidential: providers read a blind brief until the firm has accepted. */
  readonly confidential: boolean;
}

const saidNoItself = `(i.decline ->> 'organisationId' = CAST(:itself AS text)
  OR i.parties @> jsonb_build_array(jsonb_build_object('organisationId', CAST(:itself AS text), 'conflictCheck', 'declared')))`;

const isNoBlindBriefOf = `(i.parties @> jsonb_build_array(jsonb_build_object('sideCode', 'need', 'accepted', true))
  OR NOT EXISTS (SELECT 1 FROM known_need n WHERE n.need_id = i.need_id AND n.enterprise_id = CAST(:needy AS uuid)
                    AND (n.content ->> 'confidential')::boolean))`;

@Injectable()
export class IntroductionsQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** Undefined when there is none, or none this viewer is a party to. */
  find(id: string, viewer: Viewer): Promise<ReadIntroduction | undefined> {
    return this.units.read(async (reader) => {
      const row = await visibleTo(viewer, reader).andWhere('i.id = :id', { id }).getOne();
      if (row === null) return undefined;
      const confidential = await confidentialAmong(reader, [row.needId]);
      return { ...toStored(row), confidential: confidential.has(row.needId) };
    });
  }

  /** Newest first. */
  list(viewer: Viewer, filter: IntroductionFilter): Promise<Page<ReadIntroduction>> {
    const { needId, organisationId, status, limit, cursor } = filter;
    const before = idInCursor(cursor);
    return this.units.read(async (reader) => {
      const found = visibleTo(viewer, reader);
      if (needId !== undefined) found.andWhere('i.need_id = :needId', { needId });
      if (organisationId !== undefined)
        found.andWhere('i.organisation_ids @> ARRAY[CAST(:organisationId AS uuid)]', { organisationId });
      if (status !== undefined) found.andWhere('i.status = :status', { status });
      // A firm must not find out by filters what it is not shown: that others said no, and whose a blind brief is.
      const firm = limitedTo(viewer);
      if (firm !== undefined && (status === 'declined' || status === 'conflicted'))
        found.andWhere(saidNoItself, { itself: firm });
      if (firm !== undefined && organisationId !== undefined && organisationId !== firm)
        found.andWhere(isNoBlindBriefOf, { needy: organisationId });
      if (before !== undefined) found.andWhere('i.id < :before', { before });
      const rows = await found
        .orderBy('i.id', 'DESC')
        .limit(limit + 1)
        .getMany();
      const confidential = await confidentialAmong(
        reader,
        rows.map((row) => row.needId),
      );
      const read = (row: IntroductionRow) => ({ ...toStored(row), confidential: confidential.has(row.needId) });
      return keysetPage(rows, limit, ({ id }) => [id], read);
    });
  }

  /** Whether the need is being introduced to one of these offers already; under the lock on their places. */
  async isUnderWay(unit: UnitOfWork, needId: string, offerIds: readonly string[]): Promise<boolean> {
    const rows = await unit.query(
      `SELECT 1 FROM introduction WHERE need_id = $1 AND offer_ids && $2::uuid[]
          AND status IN ('proposed', 'conflict-checked', 'in-progress') LIMIT 1`,
      [needId, offerIds],
    );
    return rows.length > 0;
  }

  /** The offers whose places the introduction took or takes. */
  async offersOf(unit: UnitOfWork, id: string): Promise<readonly string[]> {
    const [row] = await unit.query<{ offer_ids: string[] }>(`SELECT offer_ids FROM introduction WHERE id = $1`, [id]);
    return row?.offer_ids ?? [];
  }

  /**
   * Claims one introduction whose reminder or end is due by the clock of the unit of work; replicas skip what another has
   * claimed.
   */
  async claimDue(unit: UnitOfWork): Promise<{ id: string; due: 'nudge' | 'expire' } | undefined> {
    const [row] = await unit.query<{ id: string; over: boolean }>(
      `SELECT id, expires_at <= $1 AS over FROM introduction
        WHERE status IN ('proposed', 'conflict-checked') AND (expires_at <= $1 OR (NOT nudged AND nudge_at <= $1))
        ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [unit.now],
    );
    return row && { id: row.id, due: row.over ? 'expire' : 'nudge' };
  }

  /** Makes proposals of the same offers wait for each other until this unit of work ends. */
  async lockPlaces(unit: UnitOfWork, offerIds: readonly string[]): Promise<void> {
    await unit.query(
      `INSERT INTO offer_place (offer_id) SELECT unnest($1::uuid[]) AS offer_id ORDER BY offer_id ON CONFLICT DO NOTHING`,
      [offerIds],
    );
    await unit.query(`SELECT 1 FROM offer_place WHERE offer_id = ANY($1::uuid[]) ORDER BY offer_id FOR UPDATE`, [
      offerIds,
    ]);
  }
}

async function confidentialAmong(reader: Reader, needIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await reader.query<{ need_id: string }>(
    `SELECT need_id FROM known_need WHERE need_id = ANY($1::uuid[]) AND (content ->> 'confidential')::boolean`,
    [needIds],
  );
  return new Set(rows.map((row) => row.need_id));
}

function visibleTo(viewer: Viewer, reader: Reader) {
  const all = reader.manager.createQueryBuilder(IntroductionRow, 'i').where('true');
  const firm = limitedTo(viewer);
  return firm === undefined ? all : all.andWhere('i.organisation_ids @> ARRAY[CAST(:firm AS uuid)]', { firm });
}

function toStored(row: IntroductionRow): StoredIntroduction {
  return { id: row.id, version: row.version, state: toIntroduction(row) };
}
