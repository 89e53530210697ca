import { Link } from '@tanstack/react-router';
import { useTexts } from '../language/use-texts.js';
import { texts } from '../app/texts.js';
import { BellIcon } from '../parts/icons.js';

/** The way to the notices. */
export function NoticeBell() {
  const say = useTexts(texts);
  return (
    <Link to={'/notices' as '/'} className="plain" aria-label={say('nav.notices')}>
      <BellIcon />
    </Link>
  );
}
