import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { Facts } from '../parts/facts.js';
import { Page } from '../parts/page.js';
import { holds, useCaller } from '../session/session.js';
import { PublicationEditor } from './publication-editor.js';
import type { Publication, PublicationKind } from './publication-kind.js';
import { PublicationLife } from './publication-life.js';
import { PublicationStatusTag } from './publication-status-tag.js';
import { publicationTexts } from './texts.js';

export interface PublicationPageProps<Of extends Publication, Form, EndReason extends string> {
  readonly kind: PublicationKind<Of, Form, EndReason>;
  readonly publication: Of;
  /** Where it stands. */
  readonly progress: ReactNode;
  readonly actions?: ReactNode;
}

/** One need or offer: what it says, where it stands; who may write it writes it here. */
export function PublicationPage<Of extends Publication, Form, EndReason extends string>({
  kind,
  publication,
  progress,
  actions,
}: PublicationPageProps<Of, Form, EndReason>) {
  const say = useTexts(publicationTexts);
  const own = useTexts(kind.texts);
  const { labels, text } = useFormats();
  const inWords = kind.useWords();
  const caller = useCaller();
  const store = useQueryClient();
  const [editing, setEditing] = useState(false);
  const { id, status, serviceCodes } = publication;
  const saved = (next: Of) => {
    store.setQueryData(kind.query(id).queryKey, next);
    if (next.status !== status) setEditing(false);
  };
  const isOfficer = holds(caller, 'officer', 'team_head');
  const firm = kind.firmOf(publication);
  const firmName = text(firm.names);
  const mayWrite = isOfficer || caller.organisation?.id === firm.id;
  const writes = mayWrite && (status === 'draft' || (editing && status === 'published'));
  return (
    <Page
      title={serviceCodes.length > 0 ? labels('service', serviceCodes) : own('untitled')}
      about={
        <>
          <PublicationStatusTag status={status} />
          {isOfficer ? (
            <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: firm.id }}>
              {firmName || own('firm')}
            </Link>
          ) : (
            firmName
          )}
        </>
      }
      actions={actions}
    >
      <div className="columns wide-left">
        <div className="aside">
          {mayWrite && status === 'published' ? (
            <div className="row">
              <Button onClick={() => setEditing(!editing)}>{say(editing ? 'stopEditing' : 'edit')}</Button>
            </div>
          ) : null}
          {writes ? (
            <PublicationEditor key={`${id} ${status}`} kind={kind} publication={publication} saved={saved} />
          ) : (
            <section className="card">
              <h2>{say('content')}</h2>
              <Facts facts={inWords(kind.formOf(publication))} />
            </section>
          )}
        </div>
        <div className="aside aside-first">
          {progress}
          {mayWrite && status !== 'ended' ? (
            <PublicationLife kind={kind} publication={publication} saved={saved} />
          ) : null}
        </div>
      </div>
    </Page>
  );
}
