import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useOnceKey } from '../commands/new-key.js';
import { useCommand } from '../commands/use-command.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { Tick } from '../parts/choice-fields.js';
import { Field, FieldNotesContext, goToField } from '../parts/field.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { fileColumns, fileProblem, sampleFile } from './columns.js';
import { download } from './download.js';
import { sendFile, triedFiles } from './imports.queries.js';
import { texts } from './texts.js';

/** Choose a file, try it, import it; what its columns are is told beside it. */
export function NewImportPage() {
  const say = useTexts(texts);
  return (
    <Page title={say('new')}>
      <div className="columns two">
        <FileForm />
        <Columns />
      </div>
    </Page>
  );
}

function FileForm() {
  const say = useTexts(texts);
  const navigate = useNavigate();
  const { key, renew } = useOnceKey();
  const [file, setFile] = useState<File>();
  const [dryRun, setDryRun] = useState(true);
  const [wrong, setWrong] = useState<string>();
  const sending = useCommand(
    (chosen: File) => sendFile(chosen, dryRun, key([chosen.name, chosen.size, chosen.lastModified, dryRun])),
    {
      touches: [['imports', 'list']],
      done: ({ id }, chosen) => {
        renew();
        if (dryRun) triedFiles.set(id, chosen);
        void navigate({ to: '/imports/$importId', params: { importId: id } });
      },
    },
  );
  const choose = (chosen: File | undefined) => {
    const problem = chosen && fileProblem(chosen);
    renew();
    sending.reset();
    setFile(chosen);
    setWrong(problem && say(`file.${problem}`));
  };
  const start = () => {
    if (file && wrong === undefined) return sending.mutate(file);
    setWrong((before) => before ?? say('file.notChosen'));
    goToField('file');
  };
  return (
    <FieldNotesContext value={{ missing: new Set(), errors: new Map(wrong === undefined ? [] : [['file', wrong]]) }}>
      <form
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <p className="quiet">{say('new.text')}</p>
        <Field name="file" label={say('file')} hint={say('file.hint')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="file"
              accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              onChange={(event) => choose(event.target.files?.[0])}
            />
          )}
        </Field>
        <Field name="dryRun" label={say('how')} group>
          {({ id }) => (
            <Tick id={id} checked={dryRun} label={say('dryRun')} hint={say('dryRun.hint')} onChange={setDryRun} />
          )}
        </Field>
        {sending.error ? <ProblemBar error={sending.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" loading={sending.isPending}>
            {say(dryRun ? 'start.dry' : 'start.real')}
          </Button>
        </div>
      </form>
    </FieldNotesContext>
  );
}

function Columns() {
  const say = useTexts(texts);
  return (
    <section className="stack">
      <div>
        <h2>{say('columns')}</h2>
        <p className="quiet">{say('columns.text')}</p>
        <Button
          onClick={() => download('firms-sample.csv', new Blob([sampleFile()], { type: 'text/csv;charset=utf-8' }))}
        >
          {say('sample')}
        </Button>
      </div>
      <table className="table" aria-label={say('columns')}>
        <thead>
          <tr>
            <th scope="col">{say('column')}</th>
            <th scope="col">{say('meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {fileColumns.map(({ column }) => (
            <tr key={column}>
              <th scope="row">
                <code>{column}</code>
              </th>
              <td>{say(`column.${column}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
