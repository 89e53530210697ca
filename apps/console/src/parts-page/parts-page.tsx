import { useCaller, holds } from '../session/session.js';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Page } from '../parts/page.js';
import { StateCard } from '../parts/state-card.js';
import { PartsOfForms } from './parts-of-forms.js';
import { PartsOfLists } from './parts-of-lists.js';
import { PartsThatSpeak } from './parts-that-speak.js';
import { texts } from './texts.js';

/** Every shared part in all its states, for whoever designs, translates or tests. */
export function PartsPage() {
  const say = useTexts(texts);
  const tell = useTexts(appTexts);
  const caller = useCaller();
  if (!holds(caller, 'administrator'))
    return <StateCard kind="forbidden" title={tell('forbidden.title')} text={tell('forbidden.text')} />;
  return (
    <Page title={say('title')} about={say('about')}>
      <PartsThatSpeak />
      <PartsOfForms />
      <PartsOfLists />
    </Page>
  );
}
