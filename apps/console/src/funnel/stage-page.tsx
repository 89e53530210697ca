import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { texts as appTexts } from '../app/texts.js';
import { KeysetList } from '../lists/keyset-list.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { Page } from '../parts/page.js';
import { FunnelFilters } from './funnel-filters.js';
import { readBehind } from './funnel.queries.js';
import { stageCodes, stageWords } from './status.js';
import { texts } from './texts.js';
import './funnel.css';

/** The list behind a number of the funnel; each entry leads to its chain. */
export function StagePage() {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const word = useTexts(stageWords);
  const { label, labels, text, fromNow } = useFormats();
  const params = useParams({ from: '/signed-in/funnel/$stage' });
  const { behind = 'count', ...filter } = useSearch({ from: '/signed-in/funnel/$stage' });
  const navigate = useNavigate({ from: '/funnel/$stage' });
  const stage = stageCodes.find((code) => code === params.stage) ?? 'known';
  const which = (next: 'count' | 'of' | undefined) =>
    void navigate({ search: { ...filter, ...(next === 'of' && { behind: 'of' as const }) }, replace: true });
  return (
    <Page
      title={say(`list.${behind}`, { stage: word(`stage.${stage}`) })}
      about={say('list.means', { meaning: word(`${behind}.${stage}`) })}
      actions={
        <ButtonLink to="/funnel" search={filter}>
          {say('back')}
        </ButtonLink>
      }
    >
      <div className="stack">
        <ChoiceField
          name="behind"
          label={say('behind')}
          value={behind}
          choices={[
            { code: 'count', label: `${say('count')} · ${word(`count.${stage}`)}` },
            { code: 'of', label: `${say('of')} · ${word(`of.${stage}`)}` },
          ]}
          onChange={which}
        />
        <FunnelFilters
          filter={filter}
          show={(next) =>
            void navigate({ search: { ...next, ...(behind === 'of' && { behind: 'of' as const }) }, replace: true })
          }
        />
      </div>
      <KeysetList
        label={say(`list.${behind}`, { stage: word(`stage.${stage}`) })}
        queryKey={['funnel', stage, behind, filter]}
        read={(cursor) => readBehind(stage, { ...filter, behind }, cursor)}
        idOf={({ id }) => id}
        empty={{ title: say('empty'), text: say('empty.text') }}
        columns={[
          {
            title: say('name'),
            cell: ({ id, names }) => (
              <Link to="/chains/$id" params={{ id }}>
                {text(names) || say('nameless')}
              </Link>
            ),
          },
          {
            title: sayAlways('office'),
            cell: ({ officeCode }) => (officeCode === undefined ? say('unrouted') : label('office', officeCode)),
          },
          {
            title: say('sector'),
            cell: ({ sectorCodes }) => (sectorCodes.length > 0 ? labels('sector', sectorCodes) : say('unclassified')),
          },
          {
            title: say('changed'),
            cell: ({ changedAt }) => (changedAt === undefined ? '—' : fromNow(changedAt)),
            secondary: true,
          },
        ]}
      />
    </Page>
  );
}
