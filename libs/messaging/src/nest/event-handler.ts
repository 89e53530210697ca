import { applyDecorators, Catch, UseFilters } from '@nestjs/common';
import type { ExceptionFilter } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { typeOf } from '@harbourlink/contracts';
import type { EventData, EventSchema } from '@harbourlink/contracts';
import type { ReceivedEvent as Received } from '../envelope.js';
import type { LaneKind } from '../consuming/lane.js';

/** A received event whose data is what the schema says. */
export type ReceivedEvent<Schema extends EventSchema> = Received<EventData<Schema>>;

/** What a handler declares about its lane; methods that name the same lane must declare the same. */
export interface LaneDeclaration {
  /** Stable: names the lane in the inbox for ever. */
  readonly name: string;
  readonly kind: LaneKind;
  /** Tables only this projection writes: what a rebuild makes anew. */
  readonly tables?: readonly string[];
  /** Where the lane starts when it is new to a running platform: at the beginning unless told. */
  readonly start?: 'beginning' | 'now';
}

/** What the strategy finds in the extras of a pattern. */
export interface LaneExtras extends LaneDeclaration {
  readonly contract: 'single' | 'batch';
  readonly schema: EventSchema;
  readonly method: string;
}

/** Nest would swallow what a handler throws: this hands the original error on. */
@Catch()
export class RethrowFilter implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Handles one type of event, one at a time, in version order for each aggregate: `async on(event: ReceivedEvent<typeof
 * XSchema>)`. Runs in a unit of work: what it does through UnitsOfWork happens together with the inbox mark. Methods with
 * the same name form one lane.
 */
export function EventHandler(schema: EventSchema, lane: LaneDeclaration): MethodDecorator {
  return handlerOf([schema], lane, 'single');
}

/** Handles up to some hundreds of events in one transaction: `async on(events: readonly AnyReceivedEvent[])`. */
export function EventBatchHandler(
  schemas: readonly EventSchema[],
  lane: LaneDeclaration & { kind: 'projection' },
): MethodDecorator {
  return handlerOf(schemas, lane, 'batch');
}

function handlerOf(
  schemas: readonly EventSchema[],
  lane: LaneDeclaration,
  contract: LaneExtras['contract'],
): MethodDecorator {
  return (target, method, descriptor) => {
    const extras = Object.fromEntries(
      schemas.map((schema) => [typeOf(schema), { ...lane, contract, schema, method: String(method) }]),
    );
    // Nest keeps one extras object for a method, whatever number of patterns: keyed by type here.
    return applyDecorators(EventPattern([...Object.keys(extras)], { lanes: extras }), UseFilters(RethrowFilter))(
      target,
      method,
      descriptor,
    );
  };
}
