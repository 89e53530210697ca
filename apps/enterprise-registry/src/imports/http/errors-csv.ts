import type { RowErrorResponse } from './import.responses.js';

const byteOrderMark = '\ufeff';

/** The list of errors as a file spreadsheets open: UTF-8 with a mark, RFC 4180. */
export async function* errorsAsCsv(errors: AsyncIterable<RowErrorResponse>): AsyncGenerator<string> {
  yield `${byteOrderMark}row,column,value,reason_code,reason\r\n`;
  for await (const { row, column, value, reasonCode, reason } of errors) {
    yield `${[String(row), column, value, reasonCode, reason].map(safeCell).join(',')}\r\n`;
  }
}

/** A value from somebody's file must not become a formula in somebody else's spreadsheet. */
export function safeCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
