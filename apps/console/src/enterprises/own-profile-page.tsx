import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useCommand } from '../commands/use-command.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { holds, useCaller } from '../session/session.js';
import { BeginProfile } from './begin-profile.js';
import { EnterpriseStatusTag } from './enterprise-status-tag.js';
import { awaitsCheck, ownEnterpriseQuery } from './enterprises.queries.js';
import type { Enterprise } from './enterprises.queries.js';
import { Particulars } from './particulars.js';
import { ProfileEditor } from './profile-editor.js';
import { RequestedChanges } from './requested-changes.js';
import { texts } from './texts.js';
import { InCharge, WhereItStands } from './where-it-stands.js';

/** The own firm: written here, submitted from here, and where it stands. */
export function OwnProfilePage() {
  const say = useTexts(texts);
  const { text } = useFormats();
  const organisationId = useCaller().organisation?.id ?? '';
  const query = ownEnterpriseQuery(organisationId);
  const { data: enterprise } = useSuspenseQuery(query);
  const store = useQueryClient();
  const saved = (next: Enterprise) => store.setQueryData(query.queryKey, next);
  if (!enterprise) {
    return (
      <Page title={say('profile')}>
        <BeginProfile begun={saved} />
      </Page>
    );
  }
  return (
    <Page
      title={text(enterprise.profile.names) || say('profile')}
      about={<EnterpriseStatusTag enterprise={enterprise} />}
    >
      <RequestedChanges enterprise={enterprise} form="here" />
      <div className="columns wide-left">
        <div className="aside">
          <OwnParticulars enterprise={enterprise} saved={saved} />
        </div>
        <div className="aside aside-first">
          <WhereItStands enterprise={enterprise}>
            {enterprise.case ? <InCharge known={enterprise.case} /> : null}
          </WhereItStands>
          <NextSteps enterprise={enterprise} />
        </div>
      </div>
    </Page>
  );
}

const edited: readonly Enterprise['status'][] = ['draft', 'changes-requested'];

interface OwnParticularsProps {
  readonly enterprise: Enterprise;
  readonly saved: (next: Enterprise) => void;
}

function OwnParticulars({ enterprise, saved }: OwnParticularsProps) {
  const say = useTexts(texts);
  const { id, status, revision, version } = enterprise;
  const [editing, setEditing] = useState(false);
  const claim = useCommand(
    () => answerOf(api.POST('/api/v1/enterprises/{id}/claim', { params: { path: { id }, header: ifMatch(version) } })),
    { touches: [['enterprises']], done: saved },
  );
  if (status === 'prospect') {
    return (
      <>
        <section className="card stack">
          <p>{say('claim.text')}</p>
          {claim.error ? <ProblemBar error={claim.error} /> : null}
          <div className="row">
            <Button kind="primary" loading={claim.isPending} onClick={() => claim.mutate(undefined)}>
              {say('claim')}
            </Button>
          </div>
        </section>
        <Particulars enterprise={enterprise} />
      </>
    );
  }
  const openRevision = status === 'checked' && revision !== undefined && revision.status !== 'submitted';
  if (edited.includes(status) || openRevision || (status === 'checked' && editing && !awaitsCheck(enterprise))) {
    return (
      <ProfileEditor
        key={`${id} ${status} ${revision?.status ?? ''}`}
        enterprise={enterprise}
        saved={(next) => {
          saved(next);
          if (awaitsCheck(next)) setEditing(false);
        }}
      />
    );
  }
  return (
    <>
      {status === 'checked' && !awaitsCheck(enterprise) ? (
        <div className="row">
          <Button onClick={() => setEditing(true)}>{say('edit')}</Button>
        </div>
      ) : null}
      <Particulars enterprise={enterprise} />
    </>
  );
}

function NextSteps({ enterprise: { status } }: { readonly enterprise: Enterprise }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const caller = useCaller();
  return (
    <section className="card stack">
      <h2>{sayAlways('nextStep')}</h2>
      {status === 'checked' ? null : <p className="quiet">{say('next.text')}</p>}
      <div className="row">
        {holds(caller, 'enterprise_member') ? <Link to="/needs/new">{say('next.need')}</Link> : null}
        {holds(caller, 'provider_member') ? <Link to="/offers/new">{say('next.offer')}</Link> : null}
      </div>
    </section>
  );
}
