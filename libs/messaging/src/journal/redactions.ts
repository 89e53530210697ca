/** The event by which the owner role journals a redaction; its payload lists the blanked positions. */
export const redactionType = 'harbourlink.journal.v1.PayloadsRedacted';

export function isRedaction(row: {
  readonly type: string;
  readonly payload: Buffer | null;
}): row is { type: string; payload: Buffer } {
  return row.type === redactionType && row.payload !== null;
}

export function positionsOf(payload: Buffer): number[] {
  return payload.toString('utf8').split(',').map(Number);
}
