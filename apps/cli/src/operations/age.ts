const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** Seconds in the largest unit that says enough: 45 s, 12 min, 3 h, 2 d. Empty for none. */
export function age(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  const [name, length] = units.find(([, size]) => seconds >= size * 2) ?? ['s', 1];
  return `${Math.round(seconds / length)} ${name}`;
}
