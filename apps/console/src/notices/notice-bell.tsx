import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queries } from '../api/queries.js';
import { useFormats } from '../language/formats.js';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { useLive } from '../live/use-live.js';
import { BellIcon } from '../parts/icons.js';
import { hearNotice } from './heard-notice.js';
import type { HeardNotice } from './heard-notice.js';
import { readNotices, unreadQuery } from './notices.queries.js';
import type { Notice } from './notices.queries.js';
import { texts } from './texts.js';
import { staleAfter } from './what-it-is-about.js';
import './notices.css';

/** The way to the notices with how many are unread; hears new ones, says them, and has what they are about read again. */
export function NoticeBell() {
  const say = useTexts(texts);
  const { number } = useFormats();
  const { data: unread = 0 } = useQuery(unreadQuery);
  const language = useLanguage();
  const [heard, setHeard] = useState<HeardNotice>();
  // What was said is not said once more when its language is chosen again.
  useEffect(() => setHeard(undefined), [language]);
  useLive(
    { address: '/api/v1/stream', type: 'notice' },
    (data) => {
      const notice = JSON.parse(data) as Notice;
      void hearNotice(notice.id, language, () => readNotices('unread', undefined)).then(setHeard);
      const stale = staleAfter(notice);
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => stale.some((resource) => resource === queryKey[0]),
      });
    },
    () => void queries.invalidateQueries({ queryKey: ['notices'] }),
  );
  const sayHeard = ({ subject }: HeardNotice) =>
    subject === undefined ? say('heard.unnamed') : say('heard', { subject });
  return (
    <>
      <Link to="/notices" className="plain bell" aria-label={say('bell', { count: unread })}>
        <BellIcon />
        {unread > 0 ? (
          <span className="bell-count" aria-hidden="true">
            {unread > 99 ? '99+' : number(unread)}
          </span>
        ) : null}
      </Link>
      <span role="status" className="hidden">
        {heard?.language === language ? <span key={heard.id}>{sayHeard(heard)}</span> : null}
      </span>
    </>
  );
}
