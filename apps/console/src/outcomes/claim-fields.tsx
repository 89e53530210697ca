import { useQuery } from '@tanstack/react-query';
import { currencies } from '@harbourlink/kernel';
import { taxonomy } from '@harbourlink/taxonomy';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { EnterpriseChoice } from '../parts/enterprise-choice.js';
import { TextField } from '../parts/text-fields.js';
import { sumOf } from './claim-form.js';
import type { ClaimEntry, OutcomeKind, YearEntry } from './claim-form.js';
import { firmQuery } from './outcomes.queries.js';
import { texts } from './texts.js';

export interface ClaimFieldsProps {
  readonly value: ClaimEntry;
  readonly change: (value: ClaimEntry) => void;
}

/** Everything an officer says about an outcome. */
export function ClaimFields({ value, change }: ClaimFieldsProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label, text, money } = useFormats();
  const firm = useQuery({
    ...firmQuery(value.enterpriseId ?? ''),
    enabled: value.enterpriseId !== undefined && value.shown === undefined,
  });
  const set = (part: Partial<ClaimEntry>) => change({ ...value, ...part });
  const sum = sumOf(value);
  return (
    <>
      <section className="card form">
        <EnterpriseChoice
          name="enterpriseId"
          label={say('enterprise')}
          chosen={text(value.shown ?? firm.data?.profile.names)}
          choose={({ code, names }) => set({ enterpriseId: code, shown: names })}
        />
        <ChoiceField
          name="kindCode"
          label={say('kind')}
          value={value.kindCode}
          choices={taxonomy['outcome-kind'].map(({ code }) => ({
            code: code as OutcomeKind,
            label: label('outcome-kind', code),
          }))}
          onChange={(kindCode) => kindCode && set({ kindCode })}
        />
      </section>
      <section className="card stack" aria-labelledby="amounts">
        <h2 id="amounts">{say('amounts')}</h2>
        <p className="quiet">{say('amounts.hint')}</p>
        <ChoiceField
          name="currency"
          label={sayAlways('currency')}
          value={value.currency}
          choices={currencies.map((code) => ({ code, label: sayAlways(`currency.${code}`) }))}
          onChange={(currency) => currency && set({ currency })}
        />
        {value.years.map((entry, index) => (
          <YearFields
            key={entry.key}
            index={index}
            value={entry}
            change={(next) => set({ years: value.years.map((one) => (one.key === entry.key ? next : one)) })}
            remove={() => set({ years: value.years.filter(({ key }) => key !== entry.key) })}
          />
        ))}
        <div className="row between">
          <Button onClick={() => set({ years: [...value.years, yearAfter(value.years)] })}>{say('addYear')}</Button>
          <span role="status">{sum ? say('totalIs', { sum: money(sum) }) : null}</span>
        </div>
      </section>
      <section className="card">
        <TextField
          name="jobs"
          label={say('jobs')}
          optional
          inputMode="numeric"
          maxLength={7}
          value={value.jobs}
          onChange={(jobs) => set({ jobs })}
        />
      </section>
    </>
  );
}

interface YearFieldsProps {
  readonly index: number;
  readonly value: YearEntry;
  readonly change: (value: YearEntry) => void;
  readonly remove: () => void;
}

function YearFields({ index, value, change, remove }: YearFieldsProps) {
  const say = useTexts(texts);
  const name = `amounts.${index}`;
  return (
    <div className="year-entry">
      <TextField
        name={`${name}.year`}
        label={say('year')}
        inputMode="numeric"
        maxLength={4}
        value={value.year}
        onChange={(year) => change({ ...value, year })}
      />
      <TextField
        name={`${name}.amount.amount`}
        label={say('amountOf', { year: value.year })}
        inputMode="decimal"
        maxLength={18}
        value={value.amount}
        onChange={(amount) => change({ ...value, amount })}
      />
      <Button onClick={remove}>{say('removeYear', { year: value.year })}</Button>
    </div>
  );
}

/** The next year that has no line yet. */
function yearAfter(years: readonly YearEntry[]): YearEntry {
  const last = years.at(-1);
  const key = Math.max(0, ...years.map((one) => one.key)) + 1;
  const year = last ? Number(last.year) + 1 : new Date().getFullYear();
  return { key, year: `${year}`, amount: '' };
}
