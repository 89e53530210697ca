import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { taxonomy } from '@harbourlink/taxonomy';
import type { OfficeCode } from '@harbourlink/taxonomy';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useCommand } from '../commands/use-command.js';
import { useFormats } from '../language/formats.js';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { Facts } from '../parts/facts.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { holds, useCaller } from '../session/session.js';
import { caseQuery, officersByIdQuery, officersOfQuery } from './enterprises.queries.js';
import type { Case } from './enterprises.queries.js';
import { texts } from './texts.js';

/** Which office and officer work on the enterprise, who did before, and giving it to somebody else. */
export function CasePanel({ caseId }: { readonly caseId: string }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label, text } = useFormats();
  const caller = useCaller();
  const { data: known, error } = useQuery(caseQuery(caseId));
  const holders = known ? [...known.formerHolders, known].flatMap(({ ownerPersonId }) => ownerPersonId ?? []) : [];
  const { data: officers = [] } = useQuery(officersByIdQuery([...new Set(holders)].sort()));
  if (error) return <ProblemBar error={error} />;
  if (!known) return <div className="skeleton short" />;
  const nameOf = (personId: string) => text(officers.find((one) => one.personId === personId)?.names);
  const { officeCode, ownerPersonId, unroutedReasonCode, formerHolders, status } = known;
  return (
    <section className="card stack">
      <h2>{say('case')}</h2>
      <Facts
        facts={[
          [say('office'), officeCode ? label('office', officeCode) : say('unrouted')],
          [say('owner'), ownerPersonId ? nameOf(ownerPersonId) : say('noOwner')],
          [sayAlways('reason'), unroutedReasonCode && say(`unrouted.${unroutedReasonCode}`)],
        ]}
      />
      {formerHolders.length > 0 ? (
        <div>
          <h3>{say('history')}</h3>
          <ol className="plain-list">
            {formerHolders.map((holder, index) => (
              <li key={`${index} ${holder.officeCode}`}>
                {label('office', holder.officeCode)} {holder.ownerPersonId ? nameOf(holder.ownerPersonId) : null}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {status === 'closed' ? <p className="quiet">{say('caseClosed')}</p> : null}
      {status !== 'closed' && holds(caller, 'officer', 'team_head') ? <GiveOn known={known} /> : null}
    </section>
  );
}

function GiveOn({ known }: { readonly known: Case }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { person, organisation } = useCaller();
  const language = useLanguage();
  const { text } = useFormats();
  const { id, version, officeCode } = known;
  const [owner, setOwner] = useState<string>();
  const [office, setOffice] = useState<OfficeCode>();
  const { data: officers = [] } = useQuery({ ...officersOfQuery(officeCode ?? ''), enabled: officeCode !== undefined });
  const params = { path: { id }, header: ifMatch(version) };
  const touches = [['cases'], ['enterprises']];
  const assignment = useCommand(
    (ownerPersonId: string) => answerOf(api.POST('/api/v1/cases/{id}/assignment', { params, body: { ownerPersonId } })),
    { touches, done: () => setOwner(undefined) },
  );
  const routing = useCommand(
    (next: OfficeCode) => answerOf(api.POST('/api/v1/cases/{id}/routing', { params, body: { officeCode: next } })),
    { touches, done: () => setOffice(undefined) },
  );
  const error = assignment.error ?? routing.error;
  const isOurs = officeCode !== undefined && officeCode === organisation?.id;
  const offices = taxonomy.office.filter(({ code }) => code !== officeCode);
  const others = officers.filter(({ personId }) => personId !== known.ownerPersonId);
  return (
    <div className="stack">
      {error ? <ProblemBar error={error} /> : null}
      {isOurs && known.ownerPersonId !== person.id ? (
        <div className="row">
          <Button loading={assignment.isPending} onClick={() => assignment.mutate(person.id)}>
            {say('take')}
          </Button>
        </div>
      ) : null}
      {others.length > 0 ? (
        <div className="stack">
          <ChoiceField
            name="owner"
            label={say('assignTo')}
            value={owner}
            none={sayAlways('choose')}
            choices={others.map(({ personId, names }) => ({ code: personId, label: text(names) }))}
            onChange={setOwner}
          />
          {owner === undefined ? null : (
            <div className="row">
              <Button loading={assignment.isPending} onClick={() => assignment.mutate(owner)}>
                {say('assign')}
              </Button>
            </div>
          )}
        </div>
      ) : null}
      <ChoiceField
        name="handOver"
        label={say('handOverTo')}
        hint={say('handOver.text')}
        value={office}
        none={sayAlways('choose')}
        choices={offices.map(({ code, labels }) => ({ code, label: labels[language] }))}
        onChange={setOffice}
      />
      {office === undefined ? null : (
        <div className="row">
          <Button loading={routing.isPending} onClick={() => routing.mutate(office)}>
            {say('handOver')}
          </Button>
        </div>
      )}
    </div>
  );
}
