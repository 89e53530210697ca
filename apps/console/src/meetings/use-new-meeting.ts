import { useRef } from 'react';
import { answerOf, ifMatch, onceAs } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useOnceKey } from '../commands/new-key.js';
import { useCommand } from '../commands/use-command.js';
import { touchedByAMeeting } from './meetings.queries.js';
import type { Meeting } from './meetings.queries.js';

export interface NewMeeting {
  readonly meeting: Pick<Meeting, 'introductionId' | 'modeCode' | 'startsAt'>;
  /** Of a meeting that has taken place. */
  readonly attendedOrganisationIds?: string[];
}

/** Arranges a meeting and, when it has taken place, logs it as held; trying again goes on where it stopped. */
export function useNewMeeting(done: (meetingId: string) => void) {
  const { key } = useOnceKey();
  const arranged = useRef<Meeting>(undefined);
  return useCommand(
    async ({ meeting, attendedOrganisationIds }: NewMeeting): Promise<Meeting> => {
      arranged.current ??= await answerOf(api.POST('/api/v1/meetings', { body: meeting, ...onceAs(key(meeting)) }));
      const { id, version } = arranged.current;
      if (!attendedOrganisationIds) return arranged.current;
      return answerOf(
        api.POST('/api/v1/meetings/{id}/holding', {
          params: { path: { id }, header: ifMatch(version) },
          body: { attendedOrganisationIds, heldAt: meeting.startsAt },
        }),
      );
    },
    { touches: touchedByAMeeting, done: ({ id }) => done(id) },
  );
}
