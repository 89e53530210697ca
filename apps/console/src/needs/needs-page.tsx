import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { CodeFilter } from '../parts/code-filter.js';
import { PublicationsPage } from '../publications/publications-page.js';
import { holds, useCaller } from '../session/session.js';
import { needKind } from './need-kind.js';
import { needsSearch } from './search.js';
import { texts } from './texts.js';

/** The needs of the own firm; for officers, everybody's. */
export function NeedsPage() {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { date } = useFormats();
  const search = useSearch({ from: '/signed-in/needs' });
  const navigate = useNavigate({ from: '/needs' });
  const filter = (change: Readonly<Record<string, string | undefined>>) =>
    void navigate({ search: (before) => needsSearch({ ...before, ...change }), replace: true });
  return (
    <PublicationsPage
      kind={needKind}
      search={search}
      filter={filter}
      moreFilters={
        <CodeFilter
          kind="office"
          label={sayAlways('office')}
          value={search.office}
          change={(office) => filter({ office })}
        />
      }
      queryKey={['needs', 'list', search]}
      read={(cursor) => {
        const query = { ...search, ...(cursor !== undefined && { cursor }) };
        return answerOf(api.GET('/api/v1/needs', { params: { query } }));
      }}
      linkTo={({ id }, title) => (
        <Link to="/needs/$needId" params={{ needId: id }}>
          {title}
        </Link>
      )}
      lastColumn={{ title: say('deadlineOn'), cell: ({ deadlineOn }) => (deadlineOn ? date(deadlineOn) : '') }}
      begin={
        holds(useCaller(), 'enterprise_member') ? (
          <ButtonLink to="/needs/new" kind="primary">
            {say('new')}
          </ButtonLink>
        ) : null
      }
    />
  );
}
