import { useLocation } from '@tanstack/react-router';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { signInAddress, useSession } from '../session/session.js';
import { texts } from './texts.js';

/** Says on the page one is on that the session has ended, and leads back to that page. */
export function SessionBar() {
  const say = useTexts(texts);
  const language = useLanguage();
  const here = useLocation({ select: ({ href }) => href });
  const hasEnded = useSession()?.signedIn === false;
  return (
    <div role="status" className={hasEnded ? 'bar bar-amber' : undefined}>
      {hasEnded ? (
        <>
          {say('session.ended')} <a href={signInAddress(here, language)}>{say('signIn')}</a>
        </>
      ) : null}
    </div>
  );
}
