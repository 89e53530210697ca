import { Link } from '@tanstack/react-router';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { KeysetList } from '../lists/keyset-list.js';
import { ButtonLink } from '../parts/button-link.js';
import { Page } from '../parts/page.js';
import { holds, useCaller } from '../session/session.js';
import { ImportStateTag } from './import-state-tag.js';
import { texts } from './texts.js';

/** Every import, the newest first. */
export function ImportsPage() {
  const say = useTexts(texts);
  const { moment, number } = useFormats();
  const imports = holds(useCaller(), 'officer', 'team_head', 'administrator');
  const begin = imports ? (
    <ButtonLink to="/imports/new" kind="primary">
      {say('new')}
    </ButtonLink>
  ) : null;
  return (
    <Page title={say('imports')} actions={begin}>
      <KeysetList
        label={say('imports')}
        queryKey={['imports', 'list']}
        read={(cursor) =>
          answerOf(api.GET('/api/v1/imports', { params: { query: cursor === undefined ? {} : { cursor } } }))
        }
        idOf={({ id }) => id}
        columns={[
          {
            title: say('askedAt'),
            cell: ({ id, askedAt }) => (
              <Link to="/imports/$importId" params={{ importId: id }}>
                {moment(askedAt)}
              </Link>
            ),
          },
          { title: say('kind'), cell: ({ dryRun }) => say(dryRun ? 'kind.dry' : 'kind.real') },
          { title: say('state'), cell: ({ state }) => <ImportStateTag state={state} /> },
          { title: say('rows'), cell: ({ rows }) => number(rows) },
          { title: say('rejected'), cell: ({ rejected }) => number(rejected) },
        ]}
        empty={{ title: say('empty'), text: say('new.text'), action: begin }}
      />
    </Page>
  );
}
