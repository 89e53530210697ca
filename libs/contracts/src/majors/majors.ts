import { decodeEvent, encodeEvent } from '../event-bytes.js';
import type { EventSchema } from '../event-schema.js';
import { topicOf, typeOf } from '../event-schema.js';
import type { NextMajor } from './major.js';

type Change = (data: Record<string, unknown>) => Record<string, unknown>;

/** Bytes that can be read as a wanted event: of the event itself, or of another major of it. */
export interface ReadableForm {
  readonly type: string;
  readonly decode: (payload: Uint8Array) => unknown;
}

/** An event in a topic it is also published in. No payload: that major has no such event, its version passes by. */
export interface EventInMajor {
  readonly topic: string;
  readonly type: string;
  readonly payload: Uint8Array | null;
}

/** The majors of topics that have more than one, and the ways between them. */
export class Majors {
  private readonly steps = new Map<EventSchema, { readonly to: EventSchema; readonly change: Change }[]>();
  private readonly schemas = new Map<string, EventSchema>();

  constructor(private readonly table: readonly NextMajor[]) {
    for (const { older, newer, up, down } of table.flatMap(({ events }) => events)) {
      this.step(older, newer, up);
      if (down) this.step(newer, older, down);
    }
  }

  /** What can be read as this event: first itself, then its other majors. */
  formsOf(schema: EventSchema): ReadableForm[] {
    const others = [...this.schemas.values()].flatMap((written) => {
      const change = written === schema ? undefined : this.waysFrom(written).get(schema);
      if (!change) return [];
      return [{ type: typeOf(written), decode: (payload: Uint8Array) => change(decodeEvent(written, payload)) }];
    });
    return [{ type: typeOf(schema), decode: (payload) => decodeEvent(schema, payload) }, ...others];
  }

  /** An event in every other major that is published: newer ones for good, older ones while they are derived. */
  inOtherMajors(topic: string, type: string, payload: Uint8Array | null): EventInMajor[] {
    const others = this.publishedBeside(topic);
    if (others.length === 0) return [];
    const written = this.schemas.get(type);
    const ways = written ? [...this.waysFrom(written)] : [];
    return others.map((other) => {
      const [schema, change] = ways.find(([candidate]) => topicOf(candidate) === other) ?? [];
      if (!written || !schema || !change) return { topic: other, type, payload: null };
      const changed = payload && encodeEvent(schema, change(decodeEvent(written, payload)));
      return { topic: other, type: typeOf(schema), payload: changed };
    });
  }

  /** False for a topic that is not published any more: a newer major took its place, and the older is not derived. */
  isPublished(topic: string): boolean {
    const next = this.table.find(({ from }) => from === topic);
    return next === undefined || (isDerived(next) && this.isPublished(next.to));
  }

  private publishedBeside(topic: string): string[] {
    const follow = (next: (topic: string) => string | undefined): string[] => {
      const found: string[] = [];
      for (let at = next(topic); at !== undefined; at = next(at)) found.push(at);
      return found;
    };
    const newer = follow((at) => this.table.find(({ from }) => from === at)?.to);
    const older = follow((at) => this.table.find((next) => next.to === at && isDerived(next))?.from);
    return [...newer, ...older];
  }

  private step(from: EventSchema, to: EventSchema, change: Change): void {
    this.schemas.set(typeOf(from), from).set(typeOf(to), to);
    this.steps.set(from, [...(this.steps.get(from) ?? []), { to, change }]);
  }

  /** Every event this one can be told as, with how. */
  private waysFrom(schema: EventSchema): Map<EventSchema, Change> {
    const ways = new Map<EventSchema, Change>([[schema, (data) => data]]);
    for (const [at, soFar] of ways) {
      for (const { to, change } of this.steps.get(at) ?? [])
        if (!ways.has(to)) ways.set(to, (data) => change(soFar(data)));
    }
    return ways;
  }
}

function isDerived({ events }: NextMajor): boolean {
  return events.some(({ down }) => down !== undefined);
}
