import { encodeEvent } from '@harbourlink/contracts';
import { ProspectReportedSchema } from '@harbourlink/contracts/outside';
import type { ProspectReport } from './application/firm-of-report.js';

export const reportedType = 'harbourlink.outside.v1.ProspectReported';
export const exchange = 'https://exchange.example/reports';

export const reportOf = (changes: Partial<ProspectReport> = {}): ProspectReport => ({
  names: { 'zh-Hans': '示例·云帆生物', en: 'Sample Yunfan Biotech' },
  listingCode: '688999.SH',
  areaText: '广东',
  industryText: '生物制药',
  reporterCode: 'shanghai-stock-exchange',
  ...changes,
});

export const bytesOf = (report: ProspectReport): Uint8Array => encodeEvent(ProspectReportedSchema, report);

/** Attributes by header: `ce-` for HTTP, `ce_` for Kafka. */
export function headersOf(prefix: 'ce-' | 'ce_', id: string, contentType: string): Record<string, string> {
  return {
    [`${prefix}specversion`]: '1.0',
    [`${prefix}id`]: id,
    [`${prefix}source`]: exchange,
    [`${prefix}type`]: reportedType,
    'content-type': contentType,
  };
}
