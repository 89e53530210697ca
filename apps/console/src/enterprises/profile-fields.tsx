import { taxonomy } from '@harbourlink/taxonomy';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { ChoiceField, Tick, YesNoField } from '../parts/choice-fields.js';
import type { Choice } from '../parts/choice-fields.js';
import { CodeSelect, CodesSelect } from '../parts/code-select.js';
import { Field } from '../parts/field.js';
import { LocalizedField, TextField } from '../parts/text-fields.js';
import type { ProfileForm } from './profile-form.js';
import { profileTexts } from './profile-texts.js';

export interface ProfileFieldsProps {
  readonly value: ProfileForm;
  readonly change: (next: ProfileForm) => void;
}

/** Every particular of a firm, in the order in which what is missing is told. */
export function ProfileFields({ value, change }: ProfileFieldsProps) {
  const say = useTexts(profileTexts);
  const language = useLanguage();
  const set = <Key extends keyof ProfileForm>(key: Key) => {
    return (next: ProfileForm[Key]) => change({ ...value, [key]: next });
  };
  const choicesOf = (kind: 'size' | 'exchange' | 'board'): Choice[] =>
    taxonomy[kind].map(({ code, labels }) => ({ code, label: labels[language] }));
  return (
    <>
      <section className="card form">
        <h2>{say('section.identity')}</h2>
        <LocalizedField
          name="names"
          label={say('names')}
          hint={say('names.hint')}
          value={value.names}
          maxLength={200}
          onChange={set('names')}
        />
        <CodeSelect
          kind="place"
          name="placeCode"
          label={say('placeCode')}
          hint={say('placeCode.hint')}
          value={value.placeCode}
          onChange={set('placeCode')}
        />
        <div className="columns two">
          <TextField
            name="uscc"
            label={say('uscc')}
            hint={say('uscc.hint')}
            value={value.uscc}
            maxLength={30}
            onChange={set('uscc')}
          />
          <TextField
            name="brNumber"
            label={say('brNumber')}
            hint={say('brNumber.hint')}
            value={value.brNumber}
            maxLength={30}
            onChange={set('brNumber')}
          />
        </div>
      </section>
      <section className="card form">
        <h2>{say('section.business')}</h2>
        <CodesSelect
          kind="sector"
          name="sectorCodes"
          label={say('sectorCodes')}
          hint={say('sectorCodes.hint')}
          value={value.sectorCodes}
          most={10}
          onChange={set('sectorCodes')}
        />
        <Field name="seeks" label={say('purpose')} group>
          {({ id }) => (
            <div>
              <Tick id={id} checked={value.seeks} onChange={set('seeks')} label={say('seeks')} />
              <Tick checked={value.provides} onChange={set('provides')} label={say('provides')} />
            </div>
          )}
        </Field>
        <div className="columns two">
          <ChoiceField
            name="sizeCode"
            label={say('sizeCode')}
            optional
            value={value.sizeCode}
            none={say('notSaid')}
            choices={choicesOf('size')}
            onChange={set('sizeCode')}
          />
          <YesNoField
            name="hasHongKongEntity"
            label={say('hasHongKongEntity')}
            optional
            value={value.hasHongKongEntity}
            yes={say('yes')}
            no={say('no')}
            onChange={set('hasHongKongEntity')}
          />
          <CodeSelect
            kind="stage"
            name="stageCode"
            label={say('stageCode')}
            optional
            value={value.stageCode}
            onChange={set('stageCode')}
          />
          <TextField
            name="foundedOn"
            label={say('foundedOn')}
            optional
            type="date"
            value={value.foundedOn}
            onChange={set('foundedOn')}
          />
        </div>
        <CodesSelect
          kind="work-language"
          name="languageCodes"
          label={say('languageCodes')}
          optional
          value={value.languageCodes}
          onChange={set('languageCodes')}
        />
        <TextField
          name="website"
          label={say('website')}
          hint={say('website.hint')}
          optional
          type="url"
          maxLength={300}
          value={value.website}
          onChange={set('website')}
        />
      </section>
      <section className="card form">
        <h2>{say('section.listing')}</h2>
        <div className="columns two">
          <ChoiceField
            name="listing.exchangeCode"
            label={say('listing.exchangeCode')}
            optional
            value={value.exchangeCode}
            none={say('notListed')}
            choices={choicesOf('exchange')}
            onChange={set('exchangeCode')}
          />
          <TextField
            name="listing.listingCode"
            label={say('listing.listingCode')}
            hint={say('listing.listingCode.hint')}
            optional
            maxLength={12}
            value={value.listingCode}
            onChange={set('listingCode')}
          />
          <ChoiceField
            name="listing.boardCode"
            label={say('listing.boardCode')}
            optional
            value={value.boardCode}
            none={say('notSaid')}
            choices={choicesOf('board')}
            onChange={set('boardCode')}
          />
          <TextField
            name="listing.listedOn"
            label={say('listing.listedOn')}
            optional
            type="date"
            value={value.listedOn}
            onChange={set('listedOn')}
          />
        </div>
      </section>
    </>
  );
}
