import { Injectable } from '@nestjs/common';
import { Unacceptable } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { BringInProspects } from '../../enterprises/application/bring-in-prospects.js';
import { rowErrorTexts } from '../../imports/domain/import.refusals.js';
import type { RowErrorCode } from '../../imports/domain/import.js';
import { firmOfReport } from './firm-of-report.js';
import type { ProspectReport } from './firm-of-report.js';

/** What a body outside reports of a firm becomes a prospect, or new particulars of one, as a row of an import does. */
@Injectable()
export class TakeProspect {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly prospects: BringInProspects,
  ) {}

  /** Throws Unacceptable, with every reason, for a report that breaks a rule. */
  async take(reportId: string, report: ProspectReport): Promise<void> {
    const firm = firmOfReport(report);
    if (!('profile' in firm)) throw new Unacceptable(firm.map(worded).join(' '));
    await this.units.run(async (unit) => {
      const { reporterCode } = report;
      const comparison = await this.prospects.compare(unit, [{ ...firm, rowNumber: 1 }], {
        importId: reportId,
        reporterCode,
      });
      const [clash] = comparison.clashes;
      if (clash) throw new Unacceptable(worded({ ...clash, reasonCode: 'registration-number-taken' }));
      await this.prospects.write(unit, comparison);
    });
  }
}

/** `uscc-malformed (uscc 123): A Unified ...`: for an operator, who reads it in a dead letter. */
function worded({ reasonCode, column, value }: { reasonCode: RowErrorCode; column: string; value: string }): string {
  return `${reasonCode} (${column}${value === '' ? '' : ` ${value}`}): ${rowErrorTexts[reasonCode].en}`;
}
