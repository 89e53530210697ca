import { useTexts } from '../language/use-texts.js';
import { CloseIcon } from '../parts/icons.js';
import { Dialog } from '../parts/dialog.js';
import { Destinations } from './destinations.js';
import { texts } from './texts.js';

/** Where one may go, on a phone. */
export function NavigationDrawer({ close }: { readonly close: () => void }) {
  const say = useTexts(texts);
  return (
    <Dialog title={say('product')} close={close} at="side">
      <button type="button" className="plain drawer-close" aria-label={say('close')} onClick={close}>
        <CloseIcon />
      </button>
      <nav aria-label={say('mainNavigation')}>
        <Destinations chosen={close} />
      </nav>
    </Dialog>
  );
}
