import { useEffect, useRef } from 'react';
import { useCaller, useSession } from '../session/session.js';
import { openStream } from './open-stream.js';
import type { Stream } from './open-stream.js';
import { canShareStreams, shareStream } from './share-stream.js';

/**
 * Listens to server-sent events while the component is there and its person is signed in, together with the other windows
 * of this browser. When nobody knows what was said for a while, `missed` has it read.
 */
export function useLive({ address, type, tells }: Stream, heard: (data: string) => void, missed?: () => void): void {
  const { id } = useCaller().person;
  const isSignedIn = useSession()?.signedIn !== false;
  const latest = useRef({ heard, missed });
  latest.current = { heard, missed };
  const wasSignedOut = useRef(false);
  useEffect(() => {
    if (!isSignedIn) {
      wasSignedOut.current = true;
      return undefined;
    }
    if (wasSignedOut.current) latest.current.missed?.();
    wasSignedOut.current = false;
    const stream = { address, type };
    const listener = {
      heard: (data: string) => latest.current.heard(data),
      missed: () => latest.current.missed?.(),
    };
    if (!canShareStreams()) return openStream(stream, listener, 'now');
    // Nobody hears what is for somebody else: whose it is is part of the name.
    const name = `harbourlink.live ${id} ${address}`;
    return shareStream({ ...listener, name, tells, open: (all, since) => openStream(stream, all, since) });
  }, [address, type, tells, id, isSignedIn]);
}
