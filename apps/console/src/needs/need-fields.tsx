import { useContext, useMemo } from 'react';
import { currencies } from '@harbourlink/kernel';
import { useTexts } from '../language/use-texts.js';
import { ChoiceField, Tick } from '../parts/choice-fields.js';
import { CodeSelect, CodesSelect } from '../parts/code-select.js';
import { Field, FieldNotesContext } from '../parts/field.js';
import { LocalizedField, TextField } from '../parts/text-fields.js';
import { isAmount, isUsuallyConfidential } from './need-form.js';
import type { NeedForm } from './need-form.js';
import { texts } from './texts.js';

export interface NeedFieldsProps {
  readonly value: NeedForm;
  readonly change: (next: NeedForm) => void;
}

/** Everything a need can say, in the order a firm thinks of it. */
export function NeedFields({ value, change }: NeedFieldsProps) {
  const say = useTexts(texts);
  const set = <Key extends keyof NeedForm>(key: Key) => {
    return (next: NeedForm[Key]) => change({ ...value, [key]: next });
  };
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
          name="serviceCodes"
          label={say('serviceCodes')}
          hint={say('serviceCodes.hint')}
          value={value.serviceCodes}
          most={20}
          onChange={(serviceCodes) => {
            const turns = isUsuallyConfidential(serviceCodes) && !isUsuallyConfidential(value.serviceCodes);
            change({ ...value, serviceCodes, confidential: value.confidential || turns });
          }}
        />
        <CodesSelect
          kind="market"
          name="marketCodes"
          label={say('marketCodes')}
          hint={say('marketCodes.hint')}
          optional
          value={value.marketCodes}
          onChange={set('marketCodes')}
        />
        <LocalizedField
          name="texts"
          label={say('texts')}
          hint={say('texts.hint')}
          long
          maxLength={4000}
          value={value.texts}
          onChange={set('texts')}
        />
        <Field name="confidential" label={say('confidential')} group>
          {({ id }) => (
            <Tick
              id={id}
              checked={value.confidential}
              label={say('confidential.label')}
              hint={say('confidential.hint')}
              onChange={set('confidential')}
            />
          )}
        </Field>
      </section>
      <section className="card form">
        <h2>{say('section.who')}</h2>
        <CodesSelect
          kind="sector"
          name="sectorCodes"
          label={say('sectorCodes')}
          optional
          most={10}
          value={value.sectorCodes}
          onChange={set('sectorCodes')}
        />
        <div className="columns two">
          <CodeSelect
            kind="stage"
            name="stageCode"
            label={say('stageCode')}
            optional
            value={value.stageCode}
            onChange={set('stageCode')}
          />
          <CodesSelect
            kind="work-language"
            name="languageCodes"
            label={say('languageCodes')}
            optional
            value={value.languageCodes}
            onChange={set('languageCodes')}
          />
        </div>
        <CodesSelect
          kind="accreditation"
          name="requiredAccreditationCodes"
          label={say('requiredAccreditationCodes')}
          hint={say('requiredAccreditationCodes.hint')}
          optional
          most={10}
          value={value.requiredAccreditationCodes}
          onChange={set('requiredAccreditationCodes')}
        />
      </section>
      <section className="card form">
        <h2>{say('section.terms')}</h2>
        <div className="columns three">
          <TextField
            name="budget.low.amount"
            label={say('budgetLow')}
            optional
            inputMode="decimal"
            maxLength={24}
            value={value.budgetLow}
            onChange={set('budgetLow')}
          />
          <TextField
            name="budget.high.amount"
            label={say('budgetHigh')}
            optional
            inputMode="decimal"
            maxLength={24}
            value={value.budgetHigh}
            onChange={set('budgetHigh')}
          />
          <ChoiceField
            name="currency"
            label={say('currency')}
            value={value.currency}
            choices={currencies.map((code) => ({ code, label: say(`currency.${code}`) }))}
            onChange={(currency) => change({ ...value, currency: currency ?? 'HKD' })}
          />
        </div>
        <TextField
          name="deadlineOn"
          label={say('deadlineOn')}
          hint={say('deadlineOn.hint')}
          optional
          type="date"
          value={value.deadlineOn}
          onChange={set('deadlineOn')}
        />
      </section>
    </FieldNotesContext>
  );
}
