import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api } from '../api/api.js';

export type Meeting = Schemas['matching-engine']['MeetingResponse'];
export type RatingCode = Meeting['ratings'][number]['ratingCode'];

export const meetingsOfQuery = (introductionId: string) =>
  queryOptions({
    queryKey: ['meetings', { introductionId }],
    queryFn: async (): Promise<readonly Meeting[]> =>
      (await answerOf(api.GET('/api/v1/meetings', { params: { query: { introductionId, limit: 100 } } }))).items,
  });

export const meetingQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['meetings', meetingId],
    queryFn: (): Promise<Meeting> =>
      answerOf(api.GET('/api/v1/meetings/{id}', { params: { path: { id: meetingId } } })),
  });

/** What a change of a meeting makes worth reading again. */
export const touchedByAMeeting = [['meetings'], ['introductions']];
