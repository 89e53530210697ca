import { useState } from 'react';
import { taxonomy } from '@harbourlink/taxonomy';
import { Conflict } from '../drafts/conflict.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ChoiceField, Tick } from '../parts/choice-fields.js';
import { CodesSelect } from '../parts/code-select.js';
import { FieldNotesContext } from '../parts/field.js';
import { LocalizedField, TextField } from '../parts/text-fields.js';
import { texts } from './texts.js';

/** Fields that are well, missing and wrong, and a form two people changed. */
export function PartsOfForms() {
  const say = useTexts(texts);
  const { label } = useFormats();
  const [office, setOffice] = useState<string>();
  const [sectors, setSectors] = useState<readonly string[]>([]);
  const [title, setTitle] = useState({ 'zh-Hans': '', 'zh-Hant': '', en: '' });
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [website, setWebsite] = useState('http://example.test');
  const [dueOn, setDueOn] = useState('');
  const [ticked, setTicked] = useState(false);
  const notes = { missing: new Set(['uscc']), errors: new Map([['website', say('field.wrong.error')]]) };
  return (
    <>
      <section className="card form" aria-labelledby="forms">
        <h2 id="forms">{say('forms')}</h2>
        <FieldNotesContext value={notes}>
          <div className="columns two">
            <TextField name="name" label={say('field.well')} hint={say('field.hint')} value={name} onChange={setName} />
            <TextField name="uscc" label={say('field.missing')} value={code} onChange={setCode} />
            <TextField name="website" label={say('field.wrong')} type="url" value={website} onChange={setWebsite} />
            <TextField name="dueOn" label={say('field.date')} optional type="date" value={dueOn} onChange={setDueOn} />
            <ChoiceField
              name="office"
              label={say('field.choice')}
              value={office}
              none=""
              choices={taxonomy.office.map((one) => ({ code: one.code, label: label('office', one.code) }))}
              onChange={setOffice}
            />
            <CodesSelect
              name="sectors"
              label={say('field.codes')}
              kind="sector"
              value={sectors}
              onChange={setSectors}
            />
          </div>
          <LocalizedField name="title" label={say('field.words')} value={title} maxLength={100} onChange={setTitle} />
          <Tick label={say('field.tick')} checked={ticked} onChange={setTicked} />
        </FieldNotesContext>
      </section>
      <Conflict
        differences={[[say('field.wrong'), 'https://one.example.test', 'https://two.example.test']]}
        choose={() => undefined}
      />
    </>
  );
}
