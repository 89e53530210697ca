import { useEffect, useRef } from 'react';

/**
 * Listens to server-sent events while the component is there. The browser reconnects by itself and says where it was;
 * a stream the server refused for good is opened anew after a while.
 */
export function useLive(address: string, type: string, heard: (data: string) => void): void {
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      source = new EventSource(address);
      source.addEventListener(type, (event) => latest.current((event as MessageEvent<string>).data));
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        clearTimeout(again);
        again = setTimeout(listen, 5_000);
      });
    };
    listen();
    return () => {
      clearTimeout(again);
      source?.close();
    };
  }, [address, type]);
}
