import { messageContext, Outbox, withMessageContext } from '@harbourlink/messaging';
import type { OutgoingEvent } from '@harbourlink/messaging';
import type { UnitOfWork } from '@harbourlink/persistence';
import { failureOf } from './tracing.js';
import type { Tracing } from './tracing.js';

/** An outbox whose events travel under the span of their publication: whoever handles them is its child. */
export class TracedOutbox extends Outbox {
  constructor(
    schema: string,
    private readonly tracing: Tracing,
  ) {
    super(schema);
  }

  override async append(unit: UnitOfWork, events: readonly OutgoingEvent[]): Promise<void> {
    const [first] = events;
    if (!first) return;
    const context = messageContext();
    const span = this.tracing.begin({
      name: `publish ${first.topic}`,
      kind: 'producer',
      parent: context.traceparent,
      attributes: {
        'messaging.system': 'harbourlink',
        'messaging.operation.type': 'send',
        'messaging.operation.name': 'publish',
        'messaging.destination.name': first.topic,
        'messaging.batch.message_count': events.length,
        'harbourlink.event.type': first.type,
        'harbourlink.aggregate.version': first.version,
        'harbourlink.correlation_id': context.correlationId,
      },
    });
    try {
      await withMessageContext({ ...context, traceparent: span.traceparent }, () => super.append(unit, events));
      span.end();
    } catch (error) {
      span.end({ failure: failureOf(error) });
      throw error;
    }
  }
}
