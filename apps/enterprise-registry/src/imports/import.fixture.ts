import { requiredColumns } from './domain/import.js';

export const header = requiredColumns.join(',');

/** One line of a file about a fictional company, in the order of the header. */
export function line(code: string, changes: Partial<Record<(typeof requiredColumns)[number], string>> = {}): string {
  const cells = {
    listing_code: code,
    short_name_zh: '示例公司',
    full_name_zh: '示例·上市有限公司',
    name_en: '"Sample Listed, Ltd."',
    area_zh: '浙江',
    industry_zh: '专用机械',
    ownership_zh: '民营企业',
    board_zh: '主板',
    listed_on: '20100104',
    ...changes,
  };
  return requiredColumns.map((column) => cells[column]).join(',');
}

/** `count` lines with listing codes of their own. */
export function lines(count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, index) => line(`${String(first + index).padStart(6, '0')}.SH`));
}

export const fileOf = (...rows: readonly string[]): string => [header, ...rows, ''].join('\n');
