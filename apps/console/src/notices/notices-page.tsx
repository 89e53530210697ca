import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useInfiniteQuery } from '@tanstack/react-query';
import { texts as appTexts } from '../app/texts.js';
import { useCommand } from '../commands/use-command.js';
import { useFormats } from '../language/formats.js';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { Button } from '../parts/button.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { StateCard } from '../parts/state-card.js';
import { StatusTag } from '../parts/status-tag.js';
import { readNotice, readNotices, shows } from './notices.queries.js';
import type { Notice } from './notices.queries.js';
import { texts } from './texts.js';
import './notices.css';

/** What the reader was told, the newest first; each leads to what it is about. */
export function NoticesPage() {
  const say = useTexts(texts);
  const tell = useTexts(appTexts);
  const language = useLanguage();
  const { show = 'all' } = useSearch({ from: '/signed-in/notices' });
  const navigate = useNavigate({ from: '/notices' });
  const list = useInfiniteQuery({
    queryKey: ['notices', 'list', show, language],
    queryFn: ({ pageParam }) => readNotices(show, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const notices = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title={say('title')}
      about={say('about')}
      actions={<ButtonLink to="/preferences">{tell('nav.preferences')}</ButtonLink>}
    >
      <div className="filters">
        <ChoiceField
          name="show"
          label={say('show')}
          value={show}
          choices={shows.map((code) => ({ code, label: say(`show.${code}`) }))}
          onChange={(next) => void navigate({ search: next === 'unread' ? { show: next } : {}, replace: true })}
        />
      </div>
      {list.error ? <ProblemBar error={list.error} again={() => void list.refetch()} /> : null}
      {list.isPending ? <div className="skeleton" aria-busy="true" /> : null}
      {list.data && notices.length === 0 ? (
        <StateCard kind="empty" title={say(`empty.${show}`)} text={say('empty.text')} />
      ) : null}
      <ul className="list">
        {notices.map((notice) => (
          <li key={notice.id} className="item notice" data-unread={notice.readAt === undefined ? '' : undefined}>
            <OneNotice notice={notice} />
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <div>
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {tell('more')}
          </Button>
        </div>
      ) : null}
    </Page>
  );
}

function OneNotice({ notice }: { readonly notice: Notice }) {
  const say = useTexts(texts);
  const { fromNow } = useFormats();
  const reading = useCommand(() => readNotice(notice.id), { touches: [['notices']] });
  const isUnread = notice.readAt === undefined;
  const read = () => {
    if (isUnread) reading.mutate(undefined);
  };
  return (
    <>
      <div className="row between">
        <h2>{notice.subject}</h2>
        <div className="row">
          <time className="quiet small" dateTime={notice.occurredAt}>
            {fromNow(notice.occurredAt)}
          </time>
          <StatusTag tone={isUnread ? 'sea' : 'plain'}>{isUnread ? say('unread') : say('read')}</StatusTag>
        </div>
      </div>
      <p>{notice.body}</p>
      <div className="row">
        <Link to={notice.page} onClick={read} aria-label={`${notice.action}: ${notice.subject}`}>
          {notice.action}
        </Link>
        {isUnread ? (
          <Button
            size="small"
            onClick={read}
            loading={reading.isPending}
            aria-label={say('markRead.which', { subject: notice.subject })}
          >
            {say('markRead')}
          </Button>
        ) : null}
      </div>
      {reading.error ? <ProblemBar error={reading.error} /> : null}
    </>
  );
}
