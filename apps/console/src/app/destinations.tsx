import { Link } from '@tanstack/react-router';
import { useTexts } from '../language/use-texts.js';
import { useCaller } from '../session/session.js';
import { destinationsOf } from './navigation.js';
import { texts } from './texts.js';

/** Where the caller may go. */
export function Destinations({ chosen }: { readonly chosen?: () => void }) {
  const say = useTexts(texts);
  const caller = useCaller();
  return (
    <ul className="destinations">
      {destinationsOf(caller).map(({ to, label }) => (
        <li key={to}>
          <Link to={to} activeOptions={{ exact: to === '/' }} onClick={chosen}>
            {say(label)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
