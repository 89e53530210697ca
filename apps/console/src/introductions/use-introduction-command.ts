import { answerOf } from '@harbourlink/api-client';
import { queries } from '../api/queries.js';
import { useCommand } from '../commands/use-command.js';
import { introductionQuery, touchedByAnIntroduction } from './introductions.queries.js';
import type { Introduction } from './introductions.queries.js';

interface Asked {
  readonly data?: Introduction;
  readonly error?: unknown;
  readonly response: Response;
}

/** A change of one introduction: what comes back is shown at once; when somebody was quicker, theirs is. */
export function useIntroductionCommand<Input>(id: string, run: (input: Input) => Promise<Asked>, done?: () => void) {
  return useCommand(
    async (input: Input) => {
      const changed = await answerOf(run(input));
      queries.setQueryData(introductionQuery(id).queryKey, changed);
      return changed;
    },
    { touches: touchedByAnIntroduction, ...(done && { done }) },
  );
}
