import { Readable } from 'node:stream';
import { Controller, Query, Req, StreamableFile, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Language, Refusal } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import {
  Changes,
  Creates,
  ExpectedVersion,
  headerOf,
  IdParam,
  languageOf,
  PageOf,
  PageQuery,
  Reads,
} from '@harbourlink/service-kit/http';
import type { Request } from '@harbourlink/service-kit/http';
import { ImportWorker } from '../application/import-worker.js';
import { SpooledFile } from '../application/spooled-file.js';
import { TakeFile } from '../application/take-file.js';
import { ImportErrorsStore } from '../postgres/import-errors.store.js';
import { ImportsStore } from '../postgres/imports.store.js';
import { workbookType } from './file-bodies.js';
import { WorkbooksAreReadFirst } from './workbooks-are-read-first.js';
import { errorsAsCsv } from './errors-csv.js';
import {
  ImportErrorsQuery,
  ImportQuery,
  ImportResponse,
  importResponse,
  RowErrorResponse,
  rowErrorResponse,
} from './import.responses.js';

type Answer = Promise<ImportResponse | Refusal>;
const unknown = (): Refusal => refuse('import.unknown', 'missing');

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly takeFile: TakeFile,
    private readonly worker: ImportWorker,
    private readonly store: ImportsStore,
    private readonly errors: ImportErrorsStore,
  ) {}

  @Creates('', {
    summary: 'Import a file of enterprises: CSV or an Excel workbook',
    description:
      'CSV in UTF-8, or a workbook (.xlsx) whose first sheet with these columns is read, with a header in row 1: listing_code, short_name_zh, full_name_zh, name_en, area_zh, industry_zh, ownership_zh, ' +
      'board_zh, listed_on, and if you like uscc, br_number. A row is told by its listing code, else by a registration ' +
      'number, so that a file can be imported again. Read the import for its progress.',
    response: ImportResponse,
  })
  @ApiConsumes('text/csv', workbookType)
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @ApiTooManyRequestsResponse({ description: 'Too many workbooks wait to be read: send it again after Retry-After.' })
  @UseGuards(WorkbooksAreReadFirst)
  @Allow('officer', 'team_head', 'administrator')
  async take(@Caller() { personId }: Caller, @Query() { dryRun }: ImportQuery, @Req() request: Request): Answer {
    if (!(request.body instanceof SpooledFile)) return refuse('import.csv-expected', 'invalid');
    const file = request.body;
    return this.units.run(async (unit) => {
      const id = await this.takeFile.take(file, { dryRun: dryRun === 'true', byPersonId: personId });
      if (isRefusal(id)) return id;
      unit.afterCommit(() => this.worker.wake());
      return this.read(id);
    });
  }

  @Reads('', { summary: 'Imports, the newest first' })
  @PageOf(ImportResponse)
  @Allow('officer', 'team_head', 'administrator', 'auditor')
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<ImportResponse>> {
    const page = await this.store.page(limit, cursor);
    return { ...page, items: page.items.map(importResponse) };
  }

  @Reads(':id', { summary: 'How far an import has got', response: ImportResponse })
  @Allow('officer', 'team_head', 'administrator', 'auditor')
  get(@IdParam() id: string): Answer {
    return this.read(id);
  }

  @Reads(':id/errors', { summary: 'What was wrong with which row; a CSV file for `Accept: text/csv`' })
  @ApiProduces('application/json', 'text/csv')
  @PageOf(RowErrorResponse)
  @Allow('officer', 'team_head', 'administrator', 'auditor')
  async listErrors(
    @IdParam() id: string,
    @Query() { limit, cursor }: ImportErrorsQuery,
    @Req() request: Request,
  ): Promise<Page<RowErrorResponse> | StreamableFile | Refusal> {
    if (!(await this.store.find(id))) return unknown();
    const language = languageOf(request);
    if (headerOf(request, 'accept')?.includes('text/csv')) {
      return new StreamableFile(Readable.from(errorsAsCsv(this.everyError(id, language))), {
        type: 'text/csv; charset=utf-8',
        disposition: `attachment; filename="import-${id}-errors.csv"`,
      });
    }
    const page = await this.errors.page(id, limit, cursor);
    return { ...page, items: page.items.map((error) => rowErrorResponse(error, language)) };
  }

  @Changes(':id/cancellation', {
    summary: 'Stop an import; what was imported until then stays',
    response: ImportResponse,
  })
  @Allow('officer', 'team_head', 'administrator')
  async cancel(@IdParam() id: string, @ExpectedVersion() version: number): Answer {
    const known = await this.store.find(id);
    if (!known) return unknown();
    if (known.version !== version) return refuse('version.stale', 'stale', { current: known.version });
    const stopped = await this.store.finish(id, 'cancelled');
    return stopped ? this.read(id) : refuse('import.over', 'conflict', { state: known.state });
  }

  private async *everyError(id: string, language: Language): AsyncGenerator<RowErrorResponse> {
    let cursor: string | undefined;
    do {
      const page = await this.errors.page(id, 200, cursor);
      for (const error of page.items) yield rowErrorResponse(error, language);
      cursor = page.next;
    } while (cursor !== undefined);
  }

  private async read(id: string): Answer {
    const known = await this.store.find(id);
    return known ? importResponse(known) : unknown();
  }
}
