import { answerOf, ApiProblem } from '@harbourlink/api-client';
import { queries } from '../api/queries.js';
import { useCommand } from '../commands/use-command.js';
import { meetingQuery, touchedByAMeeting } from './meetings.queries.js';
import type { Meeting } from './meetings.queries.js';

interface Asked {
  readonly data?: Meeting;
  readonly error?: unknown;
  readonly response: Response;
}

/** A change of one meeting: what comes back is shown at once; when somebody was quicker, theirs is. */
export function useMeetingCommand<Input>(id: string, run: (input: Input) => Promise<Asked>, done?: () => void) {
  return useCommand(
    async (input: Input) => {
      try {
        const changed = await answerOf(run(input));
        queries.setQueryData(meetingQuery(id).queryKey, changed);
        return changed;
      } catch (error) {
        if (error instanceof ApiProblem && (error.status === 412 || error.status === 409))
          await queries.invalidateQueries({ queryKey: ['meetings'] });
        throw error;
      }
    },
    { touches: touchedByAMeeting, ...(done && { done }) },
  );
}
