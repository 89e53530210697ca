import { useSyncExternalStore } from 'react';
import { useTexts } from '../language/use-texts.js';
import { texts } from './texts.js';

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** False while the browser knows that it has no network. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

export function OfflineBar() {
  const say = useTexts(texts);
  const online = useOnline();
  return (
    <div role="status" className={online ? undefined : 'bar bar-amber'}>
      {online ? null : say('offline.title')}
    </div>
  );
}
