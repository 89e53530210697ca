import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { catalogue, decodeEvent } from '@harbourlink/contracts';
import { where } from '@harbourlink/persistence';
import type { Condition, UnitsOfWork } from '@harbourlink/persistence';
import { decodeFor, messageOf } from '../consuming/dispatch.js';
import type { Lane } from '../consuming/lane.js';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow } from '../envelope.js';

/** How an operator, or the end of a rebuild, settled a letter. */
export interface LetterSettlement {
  readonly how: 'replayed' | 'discarded';
  readonly at: string;
  /** Absent when a rebuild took the event in. */
  readonly by?: string;
  readonly reasonCode?: string;
  readonly note?: string;
}

export interface DeadLetter {
  readonly id: number;
  readonly kind: 'dead' | 'parked';
  readonly lane: string;
  readonly eventId: string;
  readonly type: string;
  readonly key: string;
  readonly version: number;
  /** The first line of what went wrong. */
  readonly error: string;
  readonly attempts: number;
  readonly diedAt: string;
  readonly settled?: LetterSettlement;
}

/** One letter with everything that is known of it. */
export interface InspectedLetter extends DeadLetter {
  readonly topic: string;
  readonly source: string;
  readonly position: number;
  readonly occurredAt: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
  /** What went wrong, with its stack. */
  readonly stack: string;
  /** The payload as its contract reads it. */
  readonly data?: unknown;
  /** Why there is no `data`. */
  readonly undecodable?: string;
  /** The bytes as they came, where no contract reads them. */
  readonly bytes?: { readonly base64: string; readonly hex: string; readonly length: number };
}

/** Which letters; open ones unless told. */
export interface LetterFilter {
  readonly state?: 'open' | 'settled';
  readonly lane?: string | undefined;
  readonly type?: string | undefined;
  readonly kind?: 'dead' | 'parked' | undefined;
  readonly key?: string | undefined;
  /** Died at this moment or later. */
  readonly since?: string | undefined;
}

export interface DeadLetterRow extends EnvelopeRow {
  id: string;
  kind: 'dead' | 'parked';
  lane: string;
  error: string;
  attempts: number;
  died_at: Date;
  settled_at: Date | null;
  settlement: 'replayed' | 'discarded' | null;
  settled_by?: string | null;
  reason_code?: string | null;
  note?: string | null;
}

/** A letter with the last thing an operator did about it. */
const withAction = `
  SELECT d.*, a.person_id AS settled_by, a.reason_code, a.note
    FROM dead_letter d
    LEFT JOIN LATERAL (SELECT * FROM operator_action WHERE letter = d.id ORDER BY id DESC LIMIT 1) a
      ON d.settled_at IS NOT NULL`;

/** Letters by number, from after one of them on, with what else a list of them asks for. */
export function conditionsOf(filter: LetterFilter, after: number, upTo?: number): readonly Condition[] {
  return [
    [after, 'd.id > $'],
    [upTo, 'd.id <= $'],
    [filter.state === 'settled', 'd.settled_at IS NOT NULL = $'],
    [filter.lane, 'd.lane = $'],
    [filter.type, 'd.type = $'],
    [filter.kind, 'd.kind = $'],
    [filter.key, 'd.key = $'],
    [filter.since, 'd.died_at >= $::timestamptz'],
  ];
}

/** Looks at a service's dead letters. */
export class DeadLetters {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly lanes: () => readonly Lane[],
  ) {}

  /** `most` letters after the one with the number `after`. */
  async list(filter: LetterFilter, after: number, most: number): Promise<DeadLetter[]> {
    const { sql, parameters } = where(conditionsOf(filter, after));
    const rows = await this.units.read((reader) =>
      reader.query<DeadLetterRow>(`${withAction} ${sql} ORDER BY d.id LIMIT ${Number(most)}`, parameters),
    );
    return rows.map(letterOf);
  }

  async inspect(id: number): Promise<InspectedLetter | Refusal> {
    const [row] = await this.units.read((reader) => reader.query<DeadLetterRow>(`${withAction} WHERE d.id = $1`, [id]));
    if (!row) return refuse('dead-letter.unknown', 'missing', { id });
    const { topic, source, position, occurredAt, correlationId, causationId, traceparent } = envelopeOf(row);
    return {
      ...letterOf(row),
      ...{ topic, source, position, occurredAt, correlationId },
      ...(causationId === undefined ? {} : { causationId }),
      ...(traceparent === undefined ? {} : { traceparent }),
      stack: row.error,
      ...this.contentOf(row),
    };
  }

  /** As its lane reads it, else as the catalogue of contracts does; the bytes where neither can. */
  private contentOf(row: DeadLetterRow): Pick<InspectedLetter, 'data' | 'undecodable' | 'bytes'> {
    const { payload } = row;
    if (payload === null) return { undecodable: 'the payload was blanked, or was not wanted by the lane' };
    const lane = this.lanes().find((candidate) => candidate.name === row.lane);
    const decoded = lane?.wants.has(row.type) ? decodeFor(lane, envelopeOf(row)) : byCatalogue(row.type, payload);
    if ('event' in decoded) return { data: decoded.event.data };
    if ('data' in decoded) return { data: decoded.data };
    return {
      undecodable: firstLineOf(decoded.undecodable),
      bytes: { base64: payload.toString('base64'), hex: payload.toString('hex'), length: payload.length },
    };
  }
}

function byCatalogue(type: string, payload: Buffer): { readonly data: unknown } | { readonly undecodable: string } {
  const entry = catalogue().find((candidate) => candidate.type === type);
  if (!entry) return { undecodable: `unknown type ${type}` };
  try {
    return { data: decodeEvent(entry.schema, payload) };
  } catch (error) {
    return { undecodable: messageOf(error) };
  }
}

function letterOf(row: DeadLetterRow): DeadLetter {
  return {
    id: Number(row.id),
    kind: row.kind,
    lane: row.lane,
    eventId: row.event_id,
    type: row.type,
    key: row.key,
    version: row.version,
    error: firstLineOf(row.error),
    attempts: row.attempts,
    diedAt: row.died_at.toISOString(),
    ...(row.settlement === null || row.settled_at === null
      ? {}
      : { settled: settlementOf(row, row.settlement, row.settled_at) }),
  };
}

function settlementOf(row: DeadLetterRow, how: 'replayed' | 'discarded', at: Date): LetterSettlement {
  return {
    how,
    at: at.toISOString(),
    ...(row.settled_by ? { by: row.settled_by } : {}),
    ...(row.reason_code ? { reasonCode: row.reason_code } : {}),
    ...(row.note ? { note: row.note } : {}),
  };
}

function firstLineOf(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
