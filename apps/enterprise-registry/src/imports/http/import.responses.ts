import { onlyPresent } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import { Code, Flag, Moment, PageQuery, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import { importStates, rowErrorCodes } from '../domain/import.js';
import type { Import, RowError } from '../domain/import.js';
import { rowErrorTexts } from '../domain/import.refusals.js';

const count = { min: 0, max: 2_147_483_647 };

export class ImportQuery {
  @Code(['true', 'false'], { optional: true, description: 'true: count and check only, write nothing.' })
  dryRun?: 'true' | 'false';
}

export class ImportErrorsQuery extends PageQuery {}

/** rows = imported + rejected; imported = created + updated + unchanged = routed + unrouted. */
export class ImportResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 2_147_483_647 })
  version!: number;

  @Code(importStates)
  state!: string;

  @Flag()
  dryRun!: boolean;

  @Uuid()
  byPersonId!: string;

  @Whole({ ...count, description: 'Size of the file.' })
  bytes!: number;

  @Whole({ ...count, description: 'Rows settled until now, without the header and blank ones.' })
  rows!: number;

  @Whole(count)
  imported!: number;

  @Whole(count)
  created!: number;

  @Whole(count)
  updated!: number;

  @Whole({ ...count, description: 'The same particulars are on record, or the firm’s own profile stands.' })
  unchanged!: number;

  @Whole(count)
  rejected!: number;

  @Whole(count)
  routed!: number;

  @Whole({ ...count, description: 'Prospects no office could be told for; see cases with status unrouted.' })
  unrouted!: number;

  @Code(['file-unreadable'], { optional: true })
  failureCode?: string;

  @Moment()
  askedAt!: string;

  @Moment({ optional: true })
  finishedAt?: string;
}

export class RowErrorResponse {
  @Whole({ ...count, description: 'As a spreadsheet counts: row 1 is the header.' })
  row!: number;

  @Text({ max: 40, min: 0, description: 'Empty when the row as a whole is wrong.' })
  column!: string;

  @Text({ max: 200, min: 0 })
  value!: string;

  @Code(rowErrorCodes)
  reasonCode!: string;

  @Text({ max: 200, description: 'In the language of whoever asks.' })
  reason!: string;
}

export function importResponse({ recordsDone: _recordsDone, ...known }: Import): ImportResponse {
  return onlyPresent({ ...known, imported: known.created + known.updated + known.unchanged }) as ImportResponse;
}

export function rowErrorResponse(
  { rowNumber, column, value, reasonCode }: RowError,
  language: Language,
): RowErrorResponse {
  return { row: rowNumber, column, value, reasonCode, reason: rowErrorTexts[reasonCode][language] };
}
