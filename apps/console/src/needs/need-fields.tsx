import { useContext, useMemo } from 'react';
import { currencies } from '@harbourlink/kernel';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { ChoiceField, Tick } from '../parts/choice-fields.js';
import { CodeSelect, CodesSelect } from '../parts/code-select.js';
import { Field, FieldNotesContext } from '../parts/field.js';
import { LocalizedField, TextField } from '../parts/text-fields.js';
import { useFields } from '../parts/use-fields.js';
import type { FormFieldsProps } from '../publications/publication-kind.js';
import { isAmount, isUsuallyConfidential } from './need-form.js';
import type { NeedForm } from './need-form.js';
import { texts } from './texts.js';

/** Everything a need can say, in the order a firm thinks of it. */
export function NeedFields({ value, change }: FormFieldsProps<NeedForm>) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const field = useFields(texts, value, change);
  const notes = useContext(FieldNotesContext);
  const wrongAmount = say('amount.wrong');
  const withAmounts = useMemo(
    () => ({
      missing: notes.missing,
      errors: new Map([
        ...notes.errors,
        ...(isAmount(value.budgetLow) ? [] : [['budget.low.amount', wrongAmount] as const]),
        ...(isAmount(value.budgetHigh) ? [] : [['budget.high.amount', wrongAmount] as const]),
      ]),
    }),
    [notes, value.budgetLow, value.budgetHigh, wrongAmount],
  );
  return (
    <FieldNotesContext value={withAmounts}>
      <section className="card form">
        <h2>{say('section.what')}</h2>
        <CodesSelect
          kind="service"
          {...field('serviceCodes')}
          most={20}
          onChange={(serviceCodes) => {
            const turns = isUsuallyConfidential(serviceCodes) && !isUsuallyConfidential(value.serviceCodes);
            change({ ...value, serviceCodes, confidential: value.confidential || turns });
          }}
        />
        <CodesSelect kind="market" {...field('marketCodes')} optional />
        <LocalizedField {...field('texts')} long maxLength={4000} />
        <Field name="confidential" label={say('confidential')} group>
          {({ id }) => (
            <Tick
              id={id}
              checked={value.confidential}
              label={say('confidential.label')}
              hint={say('confidential.hint')}
              onChange={field('confidential').onChange}
            />
          )}
        </Field>
      </section>
      <section className="card form">
        <h2>{say('section.who')}</h2>
        <CodesSelect kind="sector" {...field('sectorCodes')} optional most={10} />
        <div className="columns two">
          <CodeSelect kind="stage" {...field('stageCode')} optional />
          <CodesSelect kind="work-language" {...field('languageCodes')} optional />
        </div>
        <CodesSelect kind="accreditation" {...field('requiredAccreditationCodes')} optional most={10} />
      </section>
      <section className="card form">
        <h2>{say('section.terms')}</h2>
        <div className="columns three">
          <TextField {...field('budgetLow')} name="budget.low.amount" optional inputMode="decimal" maxLength={24} />
          <TextField {...field('budgetHigh')} name="budget.high.amount" optional inputMode="decimal" maxLength={24} />
          <ChoiceField
            {...field('currency')}
            choices={currencies.map((code) => ({ code, label: sayAlways(`currency.${code}`) }))}
            onChange={(currency) => change({ ...value, currency: currency ?? 'HKD' })}
          />
        </div>
        <TextField {...field('deadlineOn')} optional type="date" />
      </section>
    </FieldNotesContext>
  );
}
