import type { EventData } from '@harbourlink/contracts';
import type { ProspectReportedSchema } from '@harbourlink/contracts/outside';
import { enterpriseOfRow } from '../../imports/application/enterprise-of-row.js';
import type { ImportedEnterprise, Problem } from '../../imports/application/enterprise-of-row.js';

export type ProspectReport = EventData<typeof ProspectReportedSchema>;

/** The firm a report is about, by the rules of an imported row, or everything that is wrong with the report. */
export function firmOfReport(report: ProspectReport): ImportedEnterprise | readonly Problem[] {
  const { names, listingCode, uscc, brNumber, areaText, industryText } = report;
  const told = enterpriseOfRow({
    ...given('full_name_zh', names['zh-Hans']),
    ...given('short_name_zh', names['zh-Hant']),
    ...given('name_en', names.en),
    ...given('listing_code', listingCode),
    ...given('uscc', uscc),
    ...given('br_number', brNumber),
    ...given('area_zh', areaText),
    ...given('industry_zh', industryText),
  });
  return 'profile' in told ? { ...told, profile: { ...told.profile, names } } : told;
}

function given<Column extends string>(column: Column, text = ''): Partial<Record<Column, string>> {
  return text.trim() === '' ? {} : ({ [column]: text.trim() } as Record<Column, string>);
}
