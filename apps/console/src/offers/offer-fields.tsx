import { useTexts } from '../language/use-texts.js';
import { Tick } from '../parts/choice-fields.js';
import { CodesSelect } from '../parts/code-select.js';
import { Field } from '../parts/field.js';
import { LocalizedField, TextField } from '../parts/text-fields.js';
import { useFields } from '../parts/use-fields.js';
import type { FormFieldsProps } from '../publications/publication-kind.js';
import type { OfferForm } from './offer-form.js';
import { texts } from './texts.js';

/** Everything an offer can say: what, and whom it serves. */
export function OfferFields({ value, change }: FormFieldsProps<OfferForm>) {
  const say = useTexts(texts);
  const field = useFields(texts, value, change);
  return (
    <>
      <section className="card form">
        <h2>{say('section.what')}</h2>
        <CodesSelect kind="service" {...field('serviceCodes')} most={20} />
        <div className="columns two">
          <CodesSelect kind="work-language" {...field('languageCodes')} />
          <TextField {...field('capacity')} inputMode="numeric" maxLength={4} />
        </div>
        <LocalizedField {...field('texts')} long maxLength={4000} />
        <CodesSelect kind="accreditation" {...field('accreditationCodes')} optional />
        <CodesSelect kind="market" {...field('marketCodes')} optional />
      </section>
      <section className="card form">
        <h2>{say('section.whom')}</h2>
        <CodesSelect kind="sector" {...field('servesSectorCodes')} hint={say('serves.hint')} optional />
        <CodesSelect kind="size" {...field('servesSizeCodes')} hint={say('serves.hint')} optional />
        <CodesSelect kind="origin" {...field('servesRegionCodes')} hint={say('serves.hint')} optional />
        <CodesSelect kind="stage" {...field('servesStageCodes')} hint={say('serves.hint')} optional />
        <Field name="requiresHongKongEntity" label={say('condition')} group>
          {({ id }) => (
            <Tick
              id={id}
              checked={value.requiresHongKongEntity}
              label={say('requiresHongKongEntity')}
              onChange={field('requiresHongKongEntity').onChange}
            />
          )}
        </Field>
      </section>
    </>
  );
}
