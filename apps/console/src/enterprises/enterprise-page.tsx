import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { Page } from '../parts/page.js';
import { holds, useCaller } from '../session/session.js';
import { CasePanel } from './case-panel.js';
import { Decisions } from './decisions.js';
import { EnterpriseStatusTag } from './enterprise-status-tag.js';
import { awaitsCheck, enterpriseQuery, missingQuery } from './enterprises.queries.js';
import type { Enterprise } from './enterprises.queries.js';
import { Particulars } from './particulars.js';
import { ProfileEditor } from './profile-editor.js';
import { fieldOfMissing } from './profile-form.js';
import { profileTexts } from './profile-texts.js';
import { RequestedChanges } from './requested-changes.js';
import { texts } from './texts.js';
import { WhereItStands } from './where-it-stands.js';

/** One enterprise as officers see it: particulars, what to look at, the case, and what can be decided. */
export function EnterprisePage() {
  const { enterpriseId } = useParams({ from: '/signed-in/enterprises/$enterpriseId' });
  const say = useTexts(texts);
  const { text } = useFormats();
  const caller = useCaller();
  const store = useQueryClient();
  const query = enterpriseQuery(enterpriseId);
  const { data: enterprise } = useSuspenseQuery(query);
  const [editing, setEditing] = useState(false);
  const saved = (next: Enterprise) => store.setQueryData(query.queryKey, next);
  const decides = holds(caller, 'officer', 'team_head');
  const mayEdit = decides && !awaitsCheck(enterprise) && editable.includes(enterprise.status);
  return (
    <Page
      title={text(enterprise.profile.names)}
      about={<EnterpriseStatusTag enterprise={enterprise} />}
      actions={decides ? <Decisions enterprise={enterprise} saved={saved} /> : null}
    >
      <div className="columns wide-left">
        <div className="aside">
          <ToLookAt enterprise={enterprise} />
          <RequestedChanges enterprise={enterprise} form={mayEdit && editing ? 'here' : 'not-here'} />
          {mayEdit ? (
            <div className="row">
              <Button onClick={() => setEditing(!editing)}>{say(editing ? 'stopEditing' : 'edit')}</Button>
            </div>
          ) : null}
          {mayEdit && editing ? (
            <ProfileEditor key={`${enterprise.id} ${enterprise.status}`} enterprise={enterprise} saved={saved} />
          ) : (
            <Particulars enterprise={enterprise} />
          )}
        </div>
        <div className="aside">
          <WhereItStands enterprise={enterprise} />
          {enterprise.case ? <CasePanel caseId={enterprise.case.caseId} /> : null}
          <section className="card stack">
            <h2>{say('needs')}</h2>
            <Link to="/needs" search={{ enterpriseId }}>
              {say('needs.see')}
            </Link>
            <Link to="/offers" search={{ providerId: enterpriseId }}>
              {say('offers.see')}
            </Link>
          </section>
        </div>
      </div>
    </Page>
  );
}

const editable: readonly Enterprise['status'][] = ['prospect', 'draft', 'changes-requested', 'checked'];

/** Warnings, and what is missing for the next state. */
function ToLookAt({ enterprise }: { readonly enterprise: Enterprise }) {
  const say = useTexts(texts);
  const label = useTexts(profileTexts);
  const { data } = useQuery(missingQuery(enterprise.id));
  const missing = data?.missing ?? [];
  return (
    <>
      {enterprise.warnings?.map((warning) => (
        <p key={warning} className="bar bar-amber" role="note">
          {say(`warning.${warning}`)}
        </p>
      ))}
      {data && missing.length > 0 ? (
        <section
          className="bar bar-amber"
          aria-label={say(data.nextState === 'checked' ? 'missing.checked' : 'missing.submitted')}
        >
          <strong>{say(data.nextState === 'checked' ? 'missing.checked' : 'missing.submitted')}</strong>
          <ul className="plain-list">
            {missing.map((field) => (
              <li key={field}>{label(field === 'seeksOrProvides' ? 'purpose' : labelKey(fieldOfMissing(field)))}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function labelKey(field: string) {
  const known = ['names', 'placeCode', 'sectorCodes', 'uscc', 'brNumber'] as const;
  return known.find((one) => one === field) ?? 'names';
}
