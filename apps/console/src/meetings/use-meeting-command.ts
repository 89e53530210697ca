import { answerOf } from '@harbourlink/api-client';
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
      const changed = await answerOf(run(input));
      queries.setQueryData(meetingQuery(id).queryKey, changed);
      return changed;
    },
    { touches: touchedByAMeeting, ...(done && { done }) },
  );
}
