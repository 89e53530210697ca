import { Link } from '@tanstack/react-router';
import { texts as appTexts } from '../app/texts.js';
import { destinationsOf } from '../app/navigation.js';
import { useTexts } from '../language/use-texts.js';
import { useCaller } from '../session/session.js';
import { texts } from './texts.js';

/** For those nothing waits for: where they may look. */
export function WaysCard() {
  const say = useTexts(texts);
  const name = useTexts(appTexts);
  const ways = destinationsOf(useCaller()).filter(({ to }) => to !== '/');
  return (
    <section className="card stack">
      <h2>{say('ways')}</h2>
      <p className="quiet">{say(ways.length > 0 ? 'ways.text' : 'ways.none')}</p>
      {ways.length > 0 ? (
        <ul className="plain-list">
          {ways.map(({ to, label }) => (
            <li key={to}>
              <Link to={to}>{name(label)}</Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
