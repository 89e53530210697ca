/** What an UPDATE of the inbox sets of a row that is settled: its bytes are not needed any more. */
export function settledAs(state: string): string {
  return `state = ${state}, settled_at = clock_timestamp(), payload = NULL`;
}

/** The same of a row whose event is in what the lane has made already, handled or passed over. */
export function settledAsPassed(row: string): string {
  return settledAs(`CASE WHEN ${row}.wanted THEN 'done' ELSE 'skipped' END`);
}
