/** The columns of a file of firms, in the order of the sample, with what the sample says in them. */
export const fileColumns = [
  { column: 'listing_code', sample: ['300999.SZ', '', '30099.SZ'] },
  { column: 'short_name_zh', sample: ['示例甲', '示例乙', '示例丙'] },
  { column: 'full_name_zh', sample: ['示例·甲有限公司', '示例·乙有限公司', '示例·丙有限公司'] },
  { column: 'name_en', sample: ['Sample Alpha Ltd', 'Sample Beta Ltd', 'Sample Gamma Ltd'] },
  { column: 'area_zh', sample: ['浙江宁波', '黑龙江', '湖南长沙'] },
  { column: 'industry_zh', sample: ['专用机械', '生物制药', '食品'] },
  { column: 'ownership_zh', sample: ['民营企业', '民营企业', '民营企业'] },
  { column: 'board_zh', sample: ['创业板', '', '主板'] },
  { column: 'listed_on', sample: ['2019-05-06', '', '2019-02-30'] },
  { column: 'uscc', sample: ['', '91230100MA1A2B3C4D', ''] },
  { column: 'br_number', sample: ['', '', ''] },
] as const;

export type FileColumn = (typeof fileColumns)[number]['column'];

const byteOrderMark = '\ufeff';

/** A small file to look at and try: three fictional firms, the last with two mistakes on purpose. */
export function sampleFile(): string {
  const rows = [0, 1, 2].map((row) => fileColumns.map(({ sample }) => sample[row] ?? '').join(','));
  return `${byteOrderMark}${fileColumns.map(({ column }) => column).join(',')}\r\n${rows.join('\r\n')}\r\n`;
}

/** The largest file the platform takes, in bytes. */
export const largestFileBytes = 20 * 1_048_576;

/** What a file is sent as. */
export function typeOfFile(name: string): string {
  return /\.xlsx$/i.test(name) ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv';
}

/** What is wrong with a chosen file before it is sent; undefined when nothing is. */
export function fileProblem({ name, size }: { readonly name: string; readonly size: number }) {
  if (/\.(xls|et)$/i.test(name)) return 'old' as const;
  if (!/\.(csv|xlsx)$/i.test(name)) return 'otherKind' as const;
  if (size === 0) return 'empty' as const;
  return size > largestFileBytes ? ('tooLarge' as const) : undefined;
}
