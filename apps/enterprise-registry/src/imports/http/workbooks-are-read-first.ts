import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { headerOf, Problem, statusOf } from '@harbourlink/service-kit/http';
import type { Request } from '@harbourlink/service-kit/http';
import { SpooledFile } from '../application/spooled-file.js';
import { importRefusals } from '../domain/import.refusals.js';
import { writeCsvOfWorkbook } from '../workbook/csv-of-workbook.js';
import { kindOfFile } from '../workbook/kind-of-file.js';
import { WorkbookProblem } from '../workbook/workbook-problem.js';
import { workbookType } from './file-bodies.js';

/**
 * Turns a workbook into the CSV it stands for, after the caller is let in and before any transaction begins: reading it
 * takes seconds. One at a time, so that many at once take no more memory than one.
 */
@Injectable()
export class WorkbooksAreReadFirst implements CanActivate {
  private turn: Promise<void> = Promise.resolve();

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const file = request.body;
    if (!(file instanceof SpooledFile) || file.bytes === 0) return true;
    const saysSo = headerOf(request, 'content-type')?.startsWith(workbookType) ?? false;
    if (!saysSo && (await kindOfFile(file.path)) === 'other') return true;
    request.body = await this.inTurn(() => tableOf(file));
    return true;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }
}

async function tableOf(file: SpooledFile): Promise<SpooledFile> {
  const csvPath = file.pathBeside('table.csv');
  try {
    await writeCsvOfWorkbook(file.path, csvPath);
    return file.readFrom(csvPath);
  } catch (error) {
    if (!(error instanceof WorkbookProblem)) throw error;
    const { code, details } = error;
    throw new Problem(statusOf.invalid, code, importRefusals[code], { details });
  }
}
