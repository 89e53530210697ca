import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useCommand } from '../commands/use-command.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { touchedByShortlisting } from './candidates.queries.js';
import type { Suggestion } from './candidates.queries.js';
import { canBeShortlisted, missingForThree } from './shortlist.js';
import type { Row } from './shortlist.js';
import { texts } from './texts.js';

export interface ShortlistBarProps {
  readonly needId: string;
  readonly rows: readonly Row[];
  readonly chosen: ReadonlySet<string>;
  readonly done: () => void;
}

/** How many are chosen, how many make three, and the button that puts them on the shortlist. */
export function ShortlistBar({ needId, rows, chosen, done }: ShortlistBarProps) {
  const say = useTexts(texts);
  const wanted = rows.filter((row) => canBeShortlisted(row) && chosen.has(row.pair.offerId));
  const suggestions = wanted.flatMap(({ suggestion }) => (suggestion ? [suggestion] : []));
  const shortlisting = useCommand(
    async (chosenOnes: readonly Suggestion[]) => {
      for (const { id, version } of chosenOnes) {
        await answerOf(
          api.POST('/api/v1/suggestions/{id}/shortlisting', { params: { path: { id }, header: ifMatch(version) } }),
        );
      }
    },
    { touches: touchedByShortlisting(needId), done },
  );
  const missing = missingForThree(rows, chosen);
  return (
    <div className={suggestions.length > 0 ? 'shortlist-bar' : undefined}>
      <div role="status">
        {suggestions.length > 0 ? (
          <>
            {say('chosen', { count: suggestions.length })}
            {missing > 0 ? <span className="quiet"> · {say('moreMakeThree', { count: missing })}</span> : null}
          </>
        ) : null}
      </div>
      {suggestions.length > 0 ? (
        <Button kind="primary" loading={shortlisting.isPending} onClick={() => shortlisting.mutate(suggestions)}>
          {say('putOnShortlist', { count: suggestions.length })}
        </Button>
      ) : null}
      {shortlisting.error ? <ProblemBar error={shortlisting.error} /> : null}
    </div>
  );
}
