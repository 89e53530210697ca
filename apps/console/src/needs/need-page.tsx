import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { Button } from '../parts/button.js';
import { Facts } from '../parts/facts.js';
import { Page } from '../parts/page.js';
import { holds, useCaller } from '../session/session.js';
import { NeedEditor } from './need-editor.js';
import { formOfNeed } from './need-form.js';
import { NeedLife } from './need-life.js';
import { NeedStatusTag } from './need-status-tag.js';
import { needQuery } from './needs.queries.js';
import type { Need } from './needs.queries.js';
import { texts } from './texts.js';
import { useNeedWords } from './use-need-words.js';
import { WhereTheNeedStands } from './where-the-need-stands.js';

/** One need: what it says, where it stands; who may write it writes it here. */
export function NeedPage() {
  const { needId } = useParams({ from: '/signed-in/needs/$needId' });
  const say = useTexts(texts);
  const { labels, text } = useFormats();
  const inWords = useNeedWords();
  const caller = useCaller();
  const store = useQueryClient();
  const query = needQuery(needId);
  const { data: need } = useSuspenseQuery(query);
  const [editing, setEditing] = useState(false);
  const saved = (next: Need) => {
    store.setQueryData(query.queryKey, next);
    if (next.status !== need.status) setEditing(false);
  };
  const isOfficer = holds(caller, 'officer', 'team_head');
  const mayWrite = isOfficer || caller.organisation?.id === need.enterpriseId;
  const firm = text(need.enterpriseNames);
  const writes = mayWrite && (need.status === 'draft' || (editing && need.status === 'published'));
  return (
    <Page
      title={need.serviceCodes.length > 0 ? labels('service', need.serviceCodes) : say('untitled')}
      about={
        <>
          <NeedStatusTag status={need.status} />
          {isOfficer ? (
            <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: need.enterpriseId }}>
              {firm || say('enterprise')}
            </Link>
          ) : (
            firm
          )}
        </>
      }
      actions={
        holds(caller, 'officer', 'team_head', 'administrator', 'auditor') && need.status !== 'draft' ? (
          <ButtonLink to="/needs/$needId/candidates" params={{ needId }} kind="primary">
            {say('candidates')}
          </ButtonLink>
        ) : null
      }
    >
      <div className="columns wide-left">
        <div className="aside">
          {mayWrite && need.status === 'published' ? (
            <div className="row">
              <Button onClick={() => setEditing(!editing)}>{say(editing ? 'stopEditing' : 'edit')}</Button>
            </div>
          ) : null}
          {writes ? (
            <NeedEditor key={`${need.id} ${need.status}`} need={need} saved={saved} />
          ) : (
            <section className="card">
              <h2>{say('content')}</h2>
              <Facts facts={inWords(formOfNeed(need))} />
            </section>
          )}
        </div>
        <div className="aside aside-first">
          <WhereTheNeedStands need={need} />
          {mayWrite && need.status !== 'ended' ? <NeedLife need={need} saved={saved} /> : null}
        </div>
      </div>
    </Page>
  );
}
