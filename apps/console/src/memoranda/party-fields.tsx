import { taxonomy } from '@harbourlink/taxonomy';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { EnterpriseChoice } from '../parts/enterprise-choice.js';
import { LocalizedField } from '../parts/text-fields.js';
import { emptyParty } from './memorandum-form.js';
import type { Nature, PartyEntry, PartyRole, Source } from './memorandum-form.js';
import { texts } from './texts.js';

export interface PartyFieldsProps {
  readonly number: number;
  readonly value: PartyEntry;
  readonly change: (value: PartyEntry) => void;
  readonly remove?: () => void;
}

const sources: readonly Source[] = ['enterprise', 'office', 'outside'];
const roles: readonly PartyRole[] = ['party', 'witness'];
const natures: readonly Nature[] = ['government', 'agency', 'enterprise'];

/** One party or witness: a firm, an office, or a body the platform does not know. */
export function PartyFields({ number, value, change, remove }: PartyFieldsProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label, text } = useFormats();
  const name = `parties.${number - 1}`;
  const chosen = value.shown ? text(value.shown) : undefined;
  return (
    <fieldset className="field entry">
      <legend>{say('party', { number })}</legend>
      <div className="columns two">
        <ChoiceField
          name={`${name}.source`}
          label={say('party.source')}
          value={value.source}
          choices={sources.map((code) => ({ code, label: say(`source.${code}`) }))}
          onChange={(source) => source && change({ ...emptyParty(value.key, source), roleCode: value.roleCode })}
        />
        <ChoiceField
          name={`${name}.roleCode`}
          label={say('party.role')}
          value={value.roleCode}
          choices={roles.map((code) => ({ code, label: say(`role.${code}`) }))}
          onChange={(roleCode) => roleCode && change({ ...value, roleCode })}
        />
      </div>
      {value.source === 'enterprise' ? (
        <EnterpriseChoice
          name={name}
          label={say('party.enterprise')}
          chosen={chosen}
          choose={({ code, names }) => change({ ...value, organisationId: code, shown: names })}
        />
      ) : null}
      {value.source === 'office' ? (
        <ChoiceField
          name={name}
          label={sayAlways('office')}
          value={value.organisationId}
          none=""
          choices={taxonomy.office.map(({ code }) => ({ code, label: label('office', code) }))}
          onChange={(organisationId) => change({ ...value, ...(organisationId !== undefined && { organisationId }) })}
        />
      ) : null}
      {value.source === 'outside' ? (
        <>
          <LocalizedField
            name={name}
            label={say('party.name')}
            value={value.name}
            maxLength={200}
            onChange={(next) => change({ ...value, name: next })}
          />
          <ChoiceField
            name={`${name}.natureCode`}
            label={say('party.nature')}
            value={value.natureCode}
            choices={natures.map((code) => ({ code, label: say(`nature.${code}`) }))}
            onChange={(natureCode) => natureCode && change({ ...value, natureCode })}
          />
        </>
      ) : null}
      {remove ? (
        <div>
          <Button onClick={remove}>{say('removeParty', { number })}</Button>
        </div>
      ) : null}
    </fieldset>
  );
}
