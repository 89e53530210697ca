import type { Observable } from 'rxjs';
import type { Reply } from './request.js';

/** One event of a stream; a heartbeat only keeps the connection open. */
export type ServerSentEvent =
  { readonly type: string; readonly id: string; readonly data: object } | { readonly type: 'heartbeat' };

const reconnectMilliseconds = 2_000;
/** A reader who lets so much pile up is cut off: it comes back with Last-Event-ID when it can. */
const mostUnread = 1_000_000;

/** Answers with server-sent events (WHATWG HTML, 9.2) until the events end or the reader goes. */
export function sendEvents(reply: Reply, events: Observable<ServerSentEvent>): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write(`retry: ${reconnectMilliseconds}\n\n`);
  const subscription = events.subscribe({
    next: (event) => {
      raw.write(lineOf(event));
      if (raw.writableLength > mostUnread) raw.destroy();
    },
    complete: () => raw.end(),
    error: () => raw.destroy(),
  });
  raw.once('close', () => subscription.unsubscribe());
}

/** JSON has no line breaks of its own: one data line is enough. */
export function lineOf(event: ServerSentEvent): string {
  if (!('id' in event)) return ': heartbeat\n\n';
  return `event: ${event.type}\nid: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
