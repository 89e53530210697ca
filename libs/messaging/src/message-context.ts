import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from '@harbourlink/kernel';

/** What ties a request, the events it causes and what they cause in turn together. */
export interface MessageContext {
  readonly correlationId: string;
  /** The event that caused this; absent at the start of a chain. */
  readonly causationId?: string;
  readonly traceparent?: string;
}

const ambient = new AsyncLocalStorage<MessageContext>();

/** The context of the request or event being worked on; a new correlation where there is none (a scheduled job). */
export function messageContext(): MessageContext {
  return ambient.getStore() ?? { correlationId: newId() };
}

export function withMessageContext<T>(context: MessageContext, work: () => T): T {
  return ambient.run(context, work);
}
