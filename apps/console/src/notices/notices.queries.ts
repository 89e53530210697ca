import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import type { Schemas } from '@harbourlink/api-client';
import { api } from '../api/api.js';

export type Notice = Schemas['notifications']['NoticeResponse'];
export const shows = ['all', 'unread'] as const;
export type Show = (typeof shows)[number];

/** How many of the reader's notices are unread. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  staleTime: 60_000,
  queryFn: async () => (await answerOf(api.GET('/api/v1/notices/unread'))).unread,
});

/** A page of notices in the reader's language, the newest first. */
export function readNotices(show: Show, cursor: string | undefined) {
  const query = { show, limit: 30, ...(cursor !== undefined && { cursor }) };
  return answerOf(api.GET('/api/v1/notices', { params: { query } }));
}

/** I have read it. */
export function readNotice(id: string): Promise<Notice> {
  return answerOf(api.POST('/api/v1/notices/{id}/reading', { params: { path: { id } } }));
}

/** The need a suggestion is for: its candidates are where a suggestion is shown. */
export async function needOfSuggestion(id: string): Promise<string> {
  const { needId } = await answerOf(api.GET('/api/v1/suggestions/{id}', { params: { path: { id } } }));
  return needId;
}
