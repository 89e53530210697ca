import { useEffect, useRef } from 'react';

const firstPause = 5_000;
const longestPause = 60_000;

/**
 * Listens to server-sent events while the component is there. The browser reconnects by itself and says where it was;
 * a stream the server refused for good is opened anew after a while, which grows. Then nobody knows what was said in
 * between: `missed` has it read.
 */
export function useLive(address: string, type: string, heard: (data: string) => void, missed?: () => void): void {
  const latest = useRef({ heard, missed });
  latest.current = { heard, missed };
  useEffect(() => {
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let wait = firstPause;
    let wasRefused = false;
    const listen = () => {
      source = new EventSource(address);
      source.addEventListener(type, (event) => latest.current.heard((event as MessageEvent<string>).data));
      source.addEventListener('open', () => {
        wait = firstPause;
        if (wasRefused) latest.current.missed?.();
        wasRefused = false;
      });
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        clearTimeout(again);
        wasRefused = true;
        again = setTimeout(listen, wait);
        wait = Math.min(longestPause, wait * 2);
      });
    };
    listen();
    return () => {
      clearTimeout(again);
      source?.close();
    };
  }, [address, type]);
}
