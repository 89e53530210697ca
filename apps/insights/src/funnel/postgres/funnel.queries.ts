import { Injectable } from '@nestjs/common';
import { isUuid } from '@harbourlink/kernel';
import { MalformedCursor, UnitsOfWork, decodeCursor, keysetPage } from '@harbourlink/persistence';
import type { Page } from '@harbourlink/persistence';
import { parentSectorOf, sectorCodes } from '@harbourlink/taxonomy';
import { funnelStages, funnelUnits } from '../funnel-stages.js';
import type { FunnelStageName, FunnelUnit } from '../funnel-stages.js';
import { unitWithin, withHome } from './unit-relations.js';

export interface FunnelFilter {
  readonly office?: string | undefined;
  /** Narrower sectors that lie in it count as well. */
  readonly sector?: string | undefined;
}

export interface StageFigures {
  readonly stage: FunnelStageName;
  readonly unit: FunnelUnit;
  readonly count: number;
  readonly of: number;
}

export interface ConfirmationFigures {
  readonly meansCode: string;
  readonly count: number;
}

export interface Figures {
  readonly stages: readonly StageFigures[];
  /** Makes up the count of `confirmed`. */
  readonly confirmations: readonly ConfirmationFigures[];
}

interface FigureRow {
  kind: 'stage' | 'means';
  name: string;
  counted: number;
  out_of: number | null;
}

/** One thing behind a number. */
export interface CountedUnit {
  readonly id: string;
  readonly officeCode?: string;
  readonly sectorCodes: readonly string[];
}

export interface UnitsFilter extends FunnelFilter {
  readonly stage: FunnelStageName;
  /** Behind which of the two numbers. */
  readonly behind: 'count' | 'of';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class FunnelQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** Every stage with its two numbers, as of now: one statement, so that all are of the same moment. */
  figures({ office, sector }: FunnelFilter): Promise<Figures> {
    return this.units.read(async (reader) => {
      const rows = await reader.query<FigureRow>(allFigures, [office ?? null, sectorsWithin(sector)]);
      const byStage = new Map(rows.filter(({ kind }) => kind === 'stage').map((row) => [row.name, row]));
      const stages = funnelStages.map(({ stage, unit }) => {
        const row = byStage.get(stage);
        return { stage, unit, count: row?.counted ?? 0, of: row?.out_of ?? 0 };
      });
      const means = rows.filter(({ kind }) => kind === 'means');
      return { stages, confirmations: means.map(({ name, counted }) => ({ meansCode: name, count: counted })) };
    });
  }

  /** What is behind a number, the newest first. */
  page({ stage, behind, limit, cursor, office, sector }: UnitsFilter): Promise<Page<CountedUnit>> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    if (before !== null && !isUuid(String(before))) throw new MalformedCursor('the cursor is of another list');
    const definition = funnelStages.find((known) => known.stage === stage);
    if (definition === undefined) throw new RangeError(`no stage ${stage}`);
    return this.units.read(async (reader) => {
      const rows = await reader.query<{ id: string; office_code: string | null; sector_codes: string[] | null }>(
        `${withHome}
         SELECT id, office_code, sector_codes FROM ${unitWithin(definition.unit)}
          WHERE (${definition[behind]}) AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
        [office ?? null, sectorsWithin(sector), before, limit + 1],
      );
      return keysetPage(
        rows,
        limit,
        ({ id }) => [id],
        (row) => ({
          id: row.id,
          sectorCodes: row.sector_codes ?? [],
          ...(row.office_code === null ? {} : { officeCode: row.office_code }),
        }),
      );
    });
  }
}

/** The sector and those that lie in it; null for no filter. */
function sectorsWithin(sector: string | undefined): readonly string[] | null {
  return sector === undefined ? null : [sector, ...sectorCodes.filter((code) => parentSectorOf(code) === sector)];
}

/** Every stage of one unit in one pass over its relation. */
function figuresOf(unit: FunnelUnit): string {
  const stages = funnelStages.filter((stage) => stage.unit === unit);
  const sums = stages.map(
    ({ count, of }, index) =>
      `count(*) FILTER (WHERE ${count})::int AS count${index}, count(*) FILTER (WHERE ${of})::int AS of${index}`,
  );
  const figures = stages.map(({ stage }, index) => `('stage', '${stage}', count${index}, of${index})`);
  return `
    SELECT figure.* FROM (SELECT ${sums.join(', ')} FROM ${unitWithin(unit)}) AS sums,
           LATERAL (VALUES ${figures.join(', ')}) AS figure(kind, name, counted, out_of)`;
}

/** How the customers' confirmations reached us: a letter and a registry's entry are counted apart from their own word. */
const confirmations = `
    SELECT * FROM (SELECT 'means', means_code, count(*)::int, NULL::int FROM ${unitWithin('outcome')}
                    WHERE confirmed GROUP BY means_code ORDER BY means_code) AS means`;

const allFigures = `${withHome}${funnelUnits.map(figuresOf).join(' UNION ALL ')} UNION ALL ${confirmations}`;
