/** A stream of server-sent events, and the type of those that count. */
export interface Stream {
  readonly address: string;
  readonly type: string;
  /** Each event says how all stands, and not just what is new: who comes later is told the last one. */
  readonly tells?: 'all';
}

/** Whom events are for. */
export interface Listener {
  readonly heard: (data: string) => void;
  /** Nobody knows what was said for a while. */
  readonly missed: () => void;
}

const firstPause = 5_000;
const longestPause = 60_000;

/**
 * Listens until the answer is called. The browser reconnects by itself and says where it was; a stream the server refused
 * for good is opened anew after a while, which grows. `since` says whether anything can have been said before.
 */
export function openStream({ address, type }: Stream, listener: Listener, since: 'now' | 'earlier'): () => void {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wait = firstPause;
  let hasGap = since === 'earlier';
  const listen = () => {
    source = new EventSource(address);
    source.addEventListener(type, (event) => listener.heard((event as MessageEvent<string>).data));
    source.addEventListener('open', () => {
      wait = firstPause;
      if (hasGap) listener.missed();
      hasGap = false;
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(again);
      hasGap = true;
      again = setTimeout(listen, wait);
      wait = Math.min(longestPause, wait * 2);
    });
  };
  listen();
  return () => {
    clearTimeout(again);
    source?.close();
  };
}
