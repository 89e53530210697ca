import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { PublicationPage } from '../publications/publication-page.js';
import { holds, useCaller } from '../session/session.js';
import { needKind } from './need-kind.js';
import { needQuery } from './needs.queries.js';
import { texts } from './texts.js';
import { WhereTheNeedStands } from './where-the-need-stands.js';

/** One need, with the way to its candidates. */
export function NeedPage() {
  const { needId } = useParams({ from: '/signed-in/needs/$needId' });
  const say = useTexts(texts);
  const caller = useCaller();
  const { data: need } = useSuspenseQuery(needQuery(needId));
  const seesCandidates = need.status !== 'draft' && holds(caller, 'officer', 'team_head', 'administrator', 'auditor');
  return (
    <PublicationPage
      kind={needKind}
      publication={need}
      progress={<WhereTheNeedStands need={need} />}
      actions={
        seesCandidates ? (
          <ButtonLink to="/needs/$needId/candidates" params={{ needId }} kind="primary">
            {say('candidates')}
          </ButtonLink>
        ) : null
      }
    />
  );
}
