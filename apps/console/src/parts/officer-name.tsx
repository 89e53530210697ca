import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useFormats } from '../language/formats.js';
import { holds, useCaller } from '../session/session.js';

const officerQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', 'officers', personId],
    staleTime: 300_000,
    queryFn: async () => {
      const { items } = await answerOf(api.GET('/api/v1/people/officers', { params: { query: { ids: personId } } }));
      return items[0] ?? null;
    },
  });

/** What an officer is called; nothing until it is known, or when it is none of an office. */
export function OfficerName({ personId }: { readonly personId: string }) {
  const { text } = useFormats();
  // Auditors read everything that is not personal.
  const mayRead = !holds(useCaller(), 'auditor');
  const { data, isPending } = useQuery({ ...officerQuery(personId), enabled: mayRead });
  return <>{data ? text(data.names) : mayRead && isPending ? '…' : '—'}</>;
}
