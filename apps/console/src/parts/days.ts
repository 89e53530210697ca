/** Days, as a person writes them, in seconds; undefined when it is not a time of at most `most` days. */
export function secondsOf(days: string, most = 60): number | undefined {
  const number = Number(days);
  if (days.trim() === '' || !Number.isFinite(number) || number <= 0 || number > most) return undefined;
  return Math.max(1, Math.round(number * 86_400));
}
