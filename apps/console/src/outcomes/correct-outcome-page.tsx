import { useParams } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useTexts } from '../language/use-texts.js';
import { claimOf } from './claim-form.js';
import { ClaimPage } from './claim-page.js';
import { WhyItHalted } from './why-it-halted.js';
import { outcomeQuery } from './outcomes.queries.js';
import { texts } from './texts.js';

/** Replaces an entry that is wrong by a new one. */
export function CorrectOutcomePage() {
  const say = useTexts(texts);
  const { outcomeId } = useParams({ from: '/signed-in/outcomes/$outcomeId/correction' });
  const { data: outcome } = useSuspenseQuery(outcomeQuery(outcomeId));
  const params = { path: { id: outcomeId } };
  return (
    <ClaimPage
      key={outcomeId}
      title={say('correct')}
      about={
        <>
          {say('correct.about')}
          {outcome.reasonCode ? <WhyItHalted outcome={outcome} /> : null}
        </>
      }
      confirm={say('correct')}
      name={`correction.${outcomeId}`}
      begin={() => claimOf(outcome)}
      send={(body, once) => answerOf(api.POST('/api/v1/outcomes/{id}/correction', { params, body, ...once }))}
    />
  );
}
