import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useOnceKey } from '../commands/new-key.js';
import { useCommand } from '../commands/use-command.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { KeysetList } from '../lists/keyset-list.js';
import { ActionDialog } from '../parts/action-dialog.js';
import { ButtonLink } from '../parts/button-link.js';
import { Button } from '../parts/button.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { download } from './download.js';
import { ImportStateTag } from './import-state-tag.js';
import { cancelImport, errorsAsFile, importQuery, isUnderWay, sendFile, triedFiles } from './imports.queries.js';
import type { Import, RowError } from './imports.queries.js';
import { texts } from './texts.js';

const counted = ['rows', 'created', 'updated', 'unchanged', 'rejected', 'routed', 'unrouted'] as const;

/** One import: how far it is, what came of it, and every bad row with its reason. */
export function ImportPage() {
  const { importId } = useParams({ from: '/signed-in/imports/$importId' });
  const say = useTexts(texts);
  const { moment, number } = useFormats();
  const { data: known } = useSuspenseQuery(importQuery(importId));
  return (
    <Page
      title={say(known.dryRun ? 'kind.dry' : 'import')}
      about={
        <>
          <ImportStateTag state={known.state} />
          <span>{moment(known.askedAt)}</span>
        </>
      }
      actions={<Actions known={known} />}
    >
      {isUnderWay(known) ? (
        <section className="card stack" aria-live="polite">
          <progress className="progress" aria-label={say('progress')} />
          <span className="quiet">{say('progress.text', { count: known.rows })}</span>
        </section>
      ) : null}
      {known.state === 'cancelled' && !known.dryRun ? <p className="bar bar-amber">{say('cancelled')}</p> : null}
      {known.state === 'failed' ? <p className="bar bar-coral">{say('failed')}</p> : null}
      {known.dryRun && (known.state === 'done' || known.state === 'cancelled') ? (
        <p className="bar bar-sea">{say('dry.done')}</p>
      ) : null}
      <section className="card" aria-label={say('counts')}>
        <dl className="counts">
          {counted.map((count) => (
            <div key={count}>
              <dt>{say(count)}</dt>
              <dd data-count={count}>{number(known[count])}</dd>
            </div>
          ))}
        </dl>
      </section>
      <BadRows known={known} />
    </Page>
  );
}

function Actions({ known }: { readonly known: Import }) {
  const say = useTexts(texts);
  const navigate = useNavigate();
  const { key, renew } = useOnceKey();
  const tried = triedFiles.get(known.id);
  const sending = useCommand((file: File) => sendFile(file, false, key([file.name, file.size, file.lastModified])), {
    touches: [['imports', 'list']],
    done: ({ id }) => {
      renew();
      triedFiles.delete(known.id);
      void navigate({ to: '/imports/$importId', params: { importId: id } });
    },
  });
  return (
    <>
      {sending.error ? <ProblemBar error={sending.error} /> : null}
      {isUnderWay(known) ? (
        <ActionDialog
          label={say('cancel')}
          {...(!known.dryRun && { text: say('cancel.text') })}
          tone="danger"
          touches={[['imports']]}
          run={() => cancelImport(known)}
        />
      ) : null}
      {known.state === 'done' && known.dryRun && tried ? (
        <Button kind="primary" loading={sending.isPending} onClick={() => sending.mutate(tried, { onError: renew })}>
          {say('forReal')}
        </Button>
      ) : null}
      {known.state === 'cancelled' || known.state === 'failed' ? (
        <ButtonLink to="/imports/new" kind="primary">
          {say('again')}
        </ButtonLink>
      ) : null}
      {known.state === 'done' && !known.dryRun ? (
        <Link to="/enterprises" search={{ status: 'prospect' }} className="pill">
          {say('seeProspects')}
        </Link>
      ) : null}
    </>
  );
}

function BadRows({ known }: { readonly known: Import }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { number } = useFormats();
  const { id, rejected } = known;
  const downloading = useCommand(() => errorsAsFile(id), {
    touches: [],
    done: (file) => download(`import-${id}-errors.csv`, file),
  });
  return (
    <section className="stack">
      <div className="row between">
        <h2>{say('errors')}</h2>
        {rejected > 0 ? (
          <Button loading={downloading.isPending} onClick={() => downloading.mutate(undefined)}>
            {say('errors.download')}
          </Button>
        ) : null}
      </div>
      {downloading.error ? <ProblemBar error={downloading.error} /> : null}
      {isUnderWay(known) && rejected === 0 ? null : (
        <KeysetList<RowError>
          label={say('errors')}
          queryKey={['imports', id, 'errors', isUnderWay(known) ? rejected : 'all']}
          read={(cursor) =>
            answerOf(
              api.GET('/api/v1/imports/{id}/errors', {
                params: { path: { id }, query: cursor === undefined ? {} : { cursor } },
              }),
            )
          }
          idOf={({ row, column, reasonCode }) => `${row} ${column} ${reasonCode}`}
          columns={[
            { title: say('row'), cell: ({ row }) => number(row) },
            { title: say('column'), cell: ({ column }) => (column ? <code>{column}</code> : say('wholeRow')) },
            {
              title: say('value'),
              cell: ({ value }) => value || <span className="quiet">{sayAlways('nothing')}</span>,
            },
            { title: sayAlways('reason'), cell: ({ reason }) => reason },
          ]}
          empty={{ title: say('errors.none') }}
        />
      )}
    </section>
  );
}
