import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { missingQuery, ownEnterpriseQuery } from '../enterprises/enterprises.queries.js';
import type { Enterprise } from '../enterprises/enterprises.queries.js';
import { EnterpriseStatusTag } from '../enterprises/enterprise-status-tag.js';
import { useTexts } from '../language/use-texts.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { texts } from './texts.js';

/** What the own profile needs from its firm now. */
export function ProfileCard({ enterpriseId }: { readonly enterpriseId: string }) {
  const say = useTexts(texts);
  const { data: enterprise, error, refetch } = useQuery(ownEnterpriseQuery(enterpriseId));
  return (
    <section className="card stack waiting">
      <div className="row between">
        <h2>{say('profile')}</h2>
        {enterprise ? <EnterpriseStatusTag enterprise={enterprise} /> : null}
      </div>
      {error ? <ProblemBar error={error} again={() => void refetch()} /> : null}
      {enterprise ? <Standing enterprise={enterprise} /> : null}
      {enterprise === null ? <p>{say('profile.begin')}</p> : null}
      {enterprise === undefined ? null : (
        <div>
          <Link to="/profile">{say(enterprise === null ? 'profile.begin.action' : 'profile.open')}</Link>
        </div>
      )}
    </section>
  );
}

function Standing({ enterprise }: { readonly enterprise: Enterprise }) {
  const say = useTexts(texts);
  const { id, status, revision } = enterprise;
  const { data } = useQuery(missingQuery(id));
  const isWritten = status === 'draft' || status === 'prospect';
  if (status === 'changes-requested' || revision?.status === 'changes-requested')
    return <p className="bar bar-coral">{say('profile.changes')}</p>;
  if (isWritten && data) {
    const count = data.missing.length;
    return count > 0 ? (
      <p className="bar bar-amber">{say('profile.missing', { count })}</p>
    ) : (
      <p className="bar bar-sea">{say('profile.ready')}</p>
    );
  }
  if (status === 'submitted' || revision?.status === 'submitted') return <p>{say('profile.submitted')}</p>;
  return status === 'checked' ? <p>{say('profile.checked')}</p> : null;
}
