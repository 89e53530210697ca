import type { Listener } from './open-stream.js';

export interface SharedStream extends Listener {
  /** The same in every window that shares it. */
  readonly name: string;
  /** Whoever comes later is told the last event. */
  readonly tells?: 'all' | undefined;
  /** Opens the stream for all windows; the answer closes it. */
  readonly open: (listener: Listener, since: 'now' | 'earlier') => () => void;
  /** Milliseconds a window that holds the stream may be silent when asked for it. */
  readonly patience?: number;
}

/** What windows say to each other. */
type Message =
  | { readonly said: 'heard'; readonly data: string }
  | { readonly said: 'missed' }
  | { readonly said: 'who-listens' }
  | { readonly said: 'i-listen'; readonly last?: string };

const usualPatience = 4_000;

/** Whether this browser has what windows need to share a stream; without it each has one of its own. */
export function canShareStreams(): boolean {
  return typeof BroadcastChannel !== 'undefined' && 'locks' in navigator;
}

/**
 * One stream for all windows of this browser, which allows a host only six connections: one window listens and tells the
 * others. When it goes the next one takes its place. Each window asks who listens: one the browser has put to sleep does
 * not answer, and loses its place to one that somebody looks at. The answer of this function ends it.
 */
export function shareStream({ name, open, tells, patience = usualPatience, ...listener }: SharedStream): () => void {
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let last: string | undefined;
  let hasFollowed = false;
  let isWaiting = false;
  let doubt: ReturnType<typeof setTimeout> | undefined;
  let stopListening: (() => void) | undefined;

  const tell = (message: Message) => channel.postMessage(message);
  const greet = () => tell({ said: 'i-listen', ...(last !== undefined && tells === 'all' && { last }) });
  const hear = (data: string) => {
    last = data;
    listener.heard(data);
  };

  /** Runs while this window has the lock. */
  function listen(): Promise<void> {
    clearTimeout(doubt);
    if (leaving.signal.aborted) return Promise.resolve();
    return new Promise((release) => {
      const close = open(
        {
          heard: (data) => {
            tell({ said: 'heard', data });
            hear(data);
          },
          missed: () => {
            tell({ said: 'missed' });
            listener.missed();
          },
        },
        hasFollowed ? 'earlier' : 'now',
      );
      stopListening = () => {
        stopListening = undefined;
        close();
        release();
      };
      greet();
    });
  }

  /** The lock was taken away, this window is on its way out, or the browser gives no locks: then each window is on its own. */
  function lost(reason: unknown): void {
    stopListening?.();
    if (leaving.signal.aborted) return;
    if (!(reason instanceof DOMException && reason.name === 'AbortError')) void listen();
    else if (!isWaiting) waitForTurn();
  }

  function waitForTurn(): void {
    isWaiting = true;
    const turn = () => {
      isWaiting = false;
      return listen();
    };
    navigator.locks.request(name, { signal: leaving.signal }, turn).catch(lost);
  }

  function takeOver(): void {
    hasFollowed = true;
    navigator.locks.request(name, { steal: true }, listen).catch(lost);
  }

  function askWhoListens(): void {
    if (stopListening) return;
    clearTimeout(doubt);
    if (document.visibilityState !== 'hidden') doubt = setTimeout(takeOver, patience);
    tell({ said: 'who-listens' });
  }

  channel.onmessage = ({ data: message }: MessageEvent<Message>) => {
    if (message.said === 'who-listens') {
      if (stopListening) greet();
      return;
    }
    clearTimeout(doubt);
    hasFollowed = true;
    if (message.said === 'heard') hear(message.data);
    else if (message.said === 'missed') listener.missed();
    else if (message.last !== undefined) hear(message.last);
  };
  document.addEventListener('visibilitychange', askWhoListens);
  waitForTurn();
  askWhoListens();
  return () => {
    leaving.abort();
    clearTimeout(doubt);
    document.removeEventListener('visibilitychange', askWhoListens);
    stopListening?.();
    channel.close();
  };
}
