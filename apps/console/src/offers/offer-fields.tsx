import type { TaxonomyKind } from '@harbourlink/taxonomy';
import { useTexts } from '../language/use-texts.js';
import { Tick } from '../parts/choice-fields.js';
import { CodesSelect } from '../parts/code-select.js';
import { Field } from '../parts/field.js';
import { LocalizedField, TextField } from '../parts/text-fields.js';
import type { OfferForm } from './offer-form.js';
import { texts } from './texts.js';

export interface OfferFieldsProps {
  readonly value: OfferForm;
  readonly change: (next: OfferForm) => void;
}

const served = [
  ['servesSectorCodes', 'sector'],
  ['servesSizeCodes', 'size'],
  ['servesRegionCodes', 'origin'],
  ['servesStageCodes', 'stage'],
] as const satisfies readonly (readonly [keyof OfferForm, TaxonomyKind])[];

/** Everything an offer can say: what, and whom it serves. */
export function OfferFields({ value, change }: OfferFieldsProps) {
  const say = useTexts(texts);
  const set = <Key extends keyof OfferForm>(key: Key) => {
    return (next: OfferForm[Key]) => change({ ...value, [key]: next });
  };
  return (
    <>
      <section className="card form">
        <h2>{say('section.what')}</h2>
        <CodesSelect
          kind="service"
          name="serviceCodes"
          label={say('serviceCodes')}
          hint={say('serviceCodes.hint')}
          most={20}
          value={value.serviceCodes}
          onChange={set('serviceCodes')}
        />
        <div className="columns two">
          <CodesSelect
            kind="work-language"
            name="languageCodes"
            label={say('languageCodes')}
            value={value.languageCodes}
            onChange={set('languageCodes')}
          />
          <TextField
            name="capacity"
            label={say('capacity')}
            hint={say('capacity.hint')}
            inputMode="numeric"
            maxLength={4}
            value={value.capacity}
            onChange={set('capacity')}
          />
        </div>
        <LocalizedField
          name="texts"
          label={say('texts')}
          hint={say('texts.hint')}
          long
          maxLength={4000}
          value={value.texts}
          onChange={set('texts')}
        />
        <CodesSelect
          kind="accreditation"
          name="accreditationCodes"
          label={say('accreditationCodes')}
          optional
          value={value.accreditationCodes}
          onChange={set('accreditationCodes')}
        />
        <CodesSelect
          kind="market"
          name="marketCodes"
          label={say('marketCodes')}
          optional
          value={value.marketCodes}
          onChange={set('marketCodes')}
        />
      </section>
      <section className="card form">
        <h2>{say('section.whom')}</h2>
        {served.map(([key, kind]) => (
          <CodesSelect
            key={key}
            kind={kind}
            name={key}
            label={say(key)}
            hint={say('serves.hint')}
            optional
            value={value[key]}
            onChange={set(key)}
          />
        ))}
        <Field name="requiresHongKongEntity" label={say('condition')} group>
          {({ id }) => (
            <Tick
              id={id}
              checked={value.requiresHongKongEntity}
              label={say('requiresHongKongEntity')}
              onChange={set('requiresHongKongEntity')}
            />
          )}
        </Field>
      </section>
    </>
  );
}
