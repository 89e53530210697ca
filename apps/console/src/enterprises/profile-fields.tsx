import { taxonomy } from '@harbourlink/taxonomy';
import { texts as appTexts } from '../app/texts.js';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { ChoiceField, Tick, YesNoField } from '../parts/choice-fields.js';
import type { Choice } from '../parts/choice-fields.js';
import { CodeSelect, CodesSelect } from '../parts/code-select.js';
import { Field } from '../parts/field.js';
import { LocalizedField, TextField } from '../parts/text-fields.js';
import { useFields } from '../parts/use-fields.js';
import type { ProfileForm } from './profile-form.js';
import { profileTexts } from './profile-texts.js';

export interface ProfileFieldsProps {
  readonly value: ProfileForm;
  readonly change: (next: ProfileForm) => void;
}

/** Every particular of a firm, in the order in which what is missing is told. */
export function ProfileFields({ value, change }: ProfileFieldsProps) {
  const say = useTexts(profileTexts);
  const sayAlways = useTexts(appTexts);
  const language = useLanguage();
  const field = useFields(profileTexts, value, change);
  const choicesOf = (kind: 'size' | 'exchange' | 'board'): Choice[] =>
    taxonomy[kind].map(({ code, labels }) => ({ code, label: labels[language] }));
  return (
    <>
      <section className="card form">
        <h2>{say('section.identity')}</h2>
        <LocalizedField {...field('names')} maxLength={200} />
        <CodeSelect kind="place" {...field('placeCode')} />
        <div className="columns two">
          <TextField {...field('uscc')} maxLength={30} />
          <TextField {...field('brNumber')} maxLength={30} />
        </div>
      </section>
      <section className="card form">
        <h2>{say('section.business')}</h2>
        <CodesSelect kind="sector" {...field('sectorCodes')} most={10} />
        <Field name="seeks" label={say('purpose')} group>
          {({ id }) => (
            <div>
              <Tick id={id} checked={value.seeks} onChange={field('seeks').onChange} label={say('seeks')} />
              <Tick checked={value.provides} onChange={field('provides').onChange} label={say('provides')} />
            </div>
          )}
        </Field>
        <div className="columns two">
          <ChoiceField {...field('sizeCode')} optional none={sayAlways('notSaid')} choices={choicesOf('size')} />
          <YesNoField {...field('hasHongKongEntity')} optional yes={say('yes')} no={say('no')} />
          <CodeSelect kind="stage" {...field('stageCode')} optional />
          <TextField {...field('foundedOn')} optional type="date" />
        </div>
        <CodesSelect kind="work-language" {...field('languageCodes')} optional />
        <TextField {...field('website')} optional type="url" maxLength={300} />
      </section>
      <section className="card form">
        <h2>{say('section.listing')}</h2>
        <div className="columns two">
          <ChoiceField
            {...field('exchangeCode')}
            name="listing.exchangeCode"
            optional
            none={say('notListed')}
            choices={choicesOf('exchange')}
          />
          <TextField {...field('listingCode')} name="listing.listingCode" optional maxLength={12} />
          <ChoiceField
            {...field('boardCode')}
            name="listing.boardCode"
            optional
            none={sayAlways('notSaid')}
            choices={choicesOf('board')}
          />
          <TextField {...field('listedOn')} name="listing.listedOn" optional type="date" />
        </div>
      </section>
    </>
  );
}
