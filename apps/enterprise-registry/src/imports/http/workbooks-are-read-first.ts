import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { headerOf, Problem, problem, statusOf } from '@harbourlink/service-kit/http';
import type { Reply, Request } from '@harbourlink/service-kit/http';
import { SpooledFile } from '../application/spooled-file.js';
import { TooManyWait, Turns } from '../application/turns.js';
import { importRefusals } from '../domain/import.refusals.js';
import { writeCsvOfWorkbook } from '../workbook/csv-of-workbook.js';
import { kindOfFile } from '../workbook/kind-of-file.js';
import { ReadingStopped, WorkbookProblem } from '../workbook/workbook-problem.js';
import { workbookType } from './file-bodies.js';

/** What waits has its file on the disk and its sender on the line: half a minute of large ones, no more. */
const MOST_WORKBOOKS_WAITING = 8;
const LATER_SECONDS = 30;

/** Reading one takes as much memory as it may: many at once would take many times that. */
@Injectable()
export class WorkbookTurns extends Turns {
  constructor() {
    super(MOST_WORKBOOKS_WAITING);
  }
}

/**
 * Turns a workbook into the CSV it stands for, after the caller is let in and before any transaction begins: reading it
 * takes seconds. One at a time; a few may wait, the rest is sent away. Nothing is read on for a sender who has gone.
 */
@Injectable()
export class WorkbooksAreReadFirst implements CanActivate {
  constructor(private readonly turns: WorkbookTurns) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const file = request.body;
    if (!(file instanceof SpooledFile) || file.bytes === 0) return true;
    const saysSo = headerOf(request, 'content-type')?.startsWith(workbookType) ?? false;
    if (!saysSo && (await kindOfFile(file.path)) === 'other') return true;
    const gone = goneSignalOf(context.switchToHttp().getResponse<Reply>());
    try {
      request.body = await this.turns.take(() => tableOf(file, gone), gone);
    } catch (error) {
      throw answerTo(error);
    }
    return true;
  }
}

/** Tells when the connection is closed before it was answered. */
function goneSignalOf({ raw }: Reply): AbortSignal {
  const gone = new AbortController();
  const tell = (): void => gone.abort(new ReadingStopped());
  if (raw.destroyed) tell();
  else raw.once('close', tell);
  return gone.signal;
}

async function tableOf(file: SpooledFile, gone: AbortSignal): Promise<SpooledFile> {
  const csvPath = file.pathBeside('table.csv');
  await writeCsvOfWorkbook(file.path, csvPath, { gone });
  return file.readFrom(csvPath);
}

function answerTo(error: unknown): unknown {
  if (error instanceof TooManyWait) {
    const headers = { 'Retry-After': String(LATER_SECONDS) };
    return new Problem(429, 'import.later', importRefusals['import.later'], { headers });
  }
  // Nobody hears it.
  if (error instanceof ReadingStopped) return problem(400, 'request.malformed');
  if (!(error instanceof WorkbookProblem)) return error;
  const { code, details } = error;
  return new Problem(statusOf.invalid, code, importRefusals[code], { details });
}
