/** How a number is meant: the display a style gives it. */
export type NumberFormat = { readonly kind: 'plain' | 'date' } | { readonly kind: 'padded'; readonly digits: number };

export const plain: NumberFormat = { kind: 'plain' };

const secondsOfDay = 86_400;
const lastDay = 2_958_465;

/** The formats a file does not spell out: 14 to 22 and 45 to 47 everywhere, 27 to 36 and 50 to 58 in Chinese programs. */
export function builtInFormat(id: number): NumberFormat {
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? { kind: 'date' } : plain;
}

/** Spreadsheets write no longer one; what is cut off cannot be searched for its end again and again. */
const longestFormat = 255;

/** A format as a file spells it out: `yyyy"年"m"月"d"日"` is a date, `000000` writes 1 as 000001. */
export function formatOfCode(code: string): NumberFormat {
  const shown = code.slice(0, longestFormat).replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  const [positive = ''] = shown.split(';');
  if (/^0{2,15}$/.test(positive)) return { kind: 'padded', digits: positive.length };
  return /[ymdhs]/i.test(positive) && !/general/i.test(positive) ? { kind: 'date' } : plain;
}

/** A number as the CSV of the same table says it: dates as 2025-01-31, whole numbers without an exponent. */
export function textOfNumber(stored: string, format: NumberFormat, countsFrom1904: boolean): string {
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number)) return stored;
  if (format.kind === 'date' && number >= 0 && number < lastDay + 1) return textOfDate(number, countsFrom1904);
  if (format.kind === 'padded' && Number.isInteger(number) && number >= 0 && number < 1e15) {
    return String(number).padStart(format.digits, '0');
  }
  // A spreadsheet keeps 15 digits: a longer number has lost its last ones, and must not pass for a whole one.
  return Math.abs(number) < 1e15 ? String(Number(number.toPrecision(15))) : number.toExponential(5).toUpperCase();
}

function textOfDate(serial: number, countsFrom1904: boolean): string {
  const seconds = Math.round(serial * secondsOfDay);
  const day = Math.floor(seconds / secondsOfDay);
  const time = new Date((seconds % secondsOfDay) * 1_000).toISOString().slice(11, 19);
  if (day === 0 && !countsFrom1904) return time;
  const date = dateOfDay(day, countsFrom1904);
  return time === '00:00:00' ? date : `${date} ${time}`;
}

/** Spreadsheets hold 1900 for a leap year: day 60 is the 29 February that never was. */
function dateOfDay(day: number, countsFrom1904: boolean): string {
  if (!countsFrom1904 && day === 60) return '1900-02-29';
  const dayZero = countsFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(dayZero + day * secondsOfDay * 1_000).toISOString().slice(0, 10);
}

/** A day as newer files may store it, `2025-01-31T00:00:00`. */
export function textOfIsoDate(stored: string): string {
  return stored.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ');
}

/** Breaks and tabs are written `_x000D_` in a workbook, and `_x005F_` where that is meant to the letter. */
export function unescaped(text: string): string {
  return text.replace(/_x(000[9AD]|005F)_/gi, (_whole, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
