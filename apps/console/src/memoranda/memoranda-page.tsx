import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { texts as appTexts } from '../app/texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { OwnWords } from '../parts/own-words.js';
import { Page } from '../parts/page.js';
import { onlyGiven } from '../lists/in-address.js';
import { KeysetList } from '../lists/keyset-list.js';
import { OrderField } from '../lists/order-field.js';
import { SearchField } from '../parts/search-field.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { holds, useCaller } from '../session/session.js';
import { LifeTag, StageTag } from './memorandum-tags.js';
import { readMemoranda } from './memoranda.queries.js';
import type { MemorandaFilter } from './memoranda.queries.js';
import { lives, memorandumWords, stages } from './status.js';
import { texts } from './texts.js';

/** Every memorandum one may see, by stage and status. */
export function MemorandaPage() {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const word = useTexts(memorandumWords);
  const { text, label, list, date } = useFormats();
  const filter = useSearch({ from: '/signed-in/memoranda' });
  const navigate = useNavigate({ from: '/memoranda' });
  const mayRecord = holds(useCaller(), 'officer', 'team_head');
  const show = (change: { readonly [Key in keyof MemorandaFilter]: MemorandaFilter[Key] | undefined }) =>
    void navigate({ search: (before) => onlyGiven<MemorandaFilter>({ ...before, ...change }), replace: true });
  const { stage, status, q, sort } = filter;
  const isFiltered = stage !== undefined || status !== undefined || q !== undefined;
  const add = mayRecord ? (
    <ButtonLink kind="primary" to="/memoranda/new">
      {say('new')}
    </ButtonLink>
  ) : undefined;
  return (
    <Page title={say('title')} about={say('about')} actions={add}>
      <div className="filters" role="search">
        <SearchField label={say('search')} value={q ?? ''} search={(next) => show({ q: next || undefined })} />
        <ChoiceField
          name="stage"
          label={say('stage')}
          value={stage}
          none={sayAlways('all')}
          choices={stages.map((code) => ({ code, label: word(`stage.${code}`) }))}
          onChange={(next) => show({ stage: next })}
        />
        <ChoiceField
          name="status"
          label={sayAlways('status')}
          value={status}
          none={sayAlways('all')}
          choices={lives.map((code) => ({ code, label: word(`life.${code}`) }))}
          onChange={(next) => show({ status: next })}
        />
        <OrderField value={sort} change={(next) => show({ sort: next })} />
      </div>
      <KeysetList
        label={say('title')}
        queryKey={['memoranda', 'list', filter]}
        read={(cursor) => readMemoranda(filter, cursor)}
        idOf={({ id }) => id}
        empty={
          isFiltered
            ? { title: say('empty.filtered') }
            : { title: say('empty.title'), text: say('empty.text'), action: add }
        }
        columns={[
          {
            title: say('name'),
            cell: ({ id, title }) => (
              <Link to="/memoranda/$memorandumId" params={{ memorandumId: id }}>
                <OwnWords of={title} />
              </Link>
            ),
          },
          { title: say('kind'), cell: ({ kindCode }) => label('memorandum-kind', kindCode), secondary: true },
          { title: say('parties'), cell: ({ parties }) => list(parties.map(({ name }) => text(name))) },
          { title: say('stage'), cell: (one) => <StageTag stage={one.stage} /> },
          { title: sayAlways('status'), cell: (one) => <LifeTag life={one.status} /> },
          {
            title: say('signedOn'),
            cell: ({ signedOn }) => (signedOn === undefined ? say('notSigned') : date(signedOn)),
            secondary: true,
          },
        ]}
      />
    </Page>
  );
}
