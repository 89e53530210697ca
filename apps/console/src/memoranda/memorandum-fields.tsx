import { currencies } from '@harbourlink/kernel';
import { taxonomy } from '@harbourlink/taxonomy';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ChoiceField, Tick } from '../parts/choice-fields.js';
import { Field } from '../parts/field.js';
import { LocalizedField, TextField } from '../parts/text-fields.js';
import { wordsOf } from '../parts/form-values.js';
import { emptyParty, nextKey } from './memorandum-form.js';
import type { AreaCode, Kind, MemorandumEntry } from './memorandum-form.js';
import { PartyFields } from './party-fields.js';
import { texts } from './texts.js';

export interface MemorandumFieldsProps {
  readonly value: MemorandumEntry;
  readonly change: (value: MemorandumEntry) => void;
}

/** Everything a memorandum says, to be typed. */
export function MemorandumFields({ value, change }: MemorandumFieldsProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label } = useFormats();
  const set = (part: Partial<MemorandumEntry>) => change({ ...value, ...part });
  const areas = taxonomy.area.map(({ code }) => code as AreaCode);
  return (
    <>
      <section className="card form">
        <LocalizedField
          name="title"
          label={say('name')}
          hint={say('name.hint')}
          value={value.title}
          maxLength={300}
          onChange={(title) => set({ title })}
        />
        <ChoiceField
          name="kindCode"
          label={say('kind')}
          hint={say('kind.hint')}
          value={value.kindCode}
          choices={taxonomy['memorandum-kind'].map(({ code }) => ({
            code: code as Kind,
            label: label('memorandum-kind', code),
          }))}
          onChange={(kindCode) => kindCode && set({ kindCode })}
        />
      </section>
      <section className="card stack" aria-labelledby="parties">
        <h2 id="parties">{say('parties')}</h2>
        {value.parties.map((party, index) => (
          <PartyFields
            key={party.key}
            number={index + 1}
            value={party}
            change={(next) => set({ parties: value.parties.map((one) => (one.key === party.key ? next : one)) })}
            {...(value.parties.length > 2 && {
              remove: () => set({ parties: value.parties.filter(({ key }) => key !== party.key) }),
            })}
          />
        ))}
        <div>
          <Button onClick={() => set({ parties: [...value.parties, emptyParty(nextKey(value.parties))] })}>
            {say('addParty')}
          </Button>
        </div>
      </section>
      <section className="card stack">
        <Field name="areaCodes" label={say('areas')} group>
          {() => (
            <div className="ticks">
              {areas.map((code) => (
                <Tick
                  key={code}
                  label={label('area', code)}
                  checked={value.areaCodes.includes(code)}
                  onChange={(on) => set(withArea(value, code, on ? 'named' : 'left-out'))}
                />
              ))}
            </div>
          )}
        </Field>
        <h2>{say('projects')}</h2>
        <p className="quiet">{say('projects.hint')}</p>
        {value.projects.map((project, index) => (
          <fieldset key={project.key} className="field entry">
            <legend>{say('project', { number: index + 1 })}</legend>
            <LocalizedField
              name={`projects.${index}`}
              label={say('project.title')}
              value={project.title}
              maxLength={200}
              onChange={(title) => set({ projects: inPlace(value.projects, { ...project, title }) })}
            />
            <ChoiceField
              name={`projects.${index}.areaCode`}
              label={say('project.area')}
              value={project.areaCode}
              none=""
              choices={value.areaCodes.map((code) => ({ code, label: label('area', code) }))}
              onChange={(areaCode) => set({ projects: inPlace(value.projects, { ...project, areaCode }) })}
            />
            <div>
              <Button
                onClick={() => set({ projects: value.projects.filter(({ key }) => key !== project.key) })}
                aria-label={say('removeProject', { number: index + 1 })}
              >
                {say('removeProject', { number: index + 1 })}
              </Button>
            </div>
          </fieldset>
        ))}
        <div>
          <Button
            disabled={value.areaCodes.length === 0}
            onClick={() =>
              set({
                projects: [
                  ...value.projects,
                  { key: nextKey(value.projects), title: wordsOf(undefined), areaCode: value.areaCodes[0] },
                ],
              })
            }
          >
            {say('addProject')}
          </Button>
        </div>
      </section>
      <section className="card columns two">
        <TextField
          name="value"
          label={say('value')}
          optional
          inputMode="decimal"
          maxLength={18}
          value={value.amount}
          onChange={(amount) => set({ amount })}
        />
        <ChoiceField
          name="currency"
          label={sayAlways('currency')}
          value={value.currency}
          choices={currencies.map((code) => ({ code, label: sayAlways(`currency.${code}`) }))}
          onChange={(currency) => currency && set({ currency })}
        />
        <TextField
          name="validFromOn"
          label={say('validFromOn')}
          optional
          type="date"
          value={value.validFromOn}
          onChange={(validFromOn) => set({ validFromOn })}
        />
        <TextField
          name="validUntilOn"
          label={say('validUntilOn')}
          optional
          type="date"
          value={value.validUntilOn}
          onChange={(validUntilOn) => set({ validUntilOn })}
        />
      </section>
    </>
  );
}

function inPlace<Entry extends { readonly key: number }>(entries: readonly Entry[], next: Entry): readonly Entry[] {
  return entries.map((one) => (one.key === next.key ? next : one));
}

/** A project of an area that is left out has to be given another one. */
function withArea(value: MemorandumEntry, code: AreaCode, how: 'named' | 'left-out'): Partial<MemorandumEntry> {
  if (how === 'named') return { areaCodes: [...value.areaCodes, code] };
  return {
    areaCodes: value.areaCodes.filter((one) => one !== code),
    projects: value.projects.map((one) => (one.areaCode === code ? { ...one, areaCode: undefined } : one)),
  };
}
