import { Page } from '../parts/page.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { useCaller } from '../session/session.js';
import { texts } from './texts.js';

/** What waits for who is signed in comes first. */
export function HomePage() {
  const say = useTexts(texts);
  const { text } = useFormats();
  const { person } = useCaller();
  return <Page title={say('hello', { name: text(person.names) })}>{null}</Page>;
}
