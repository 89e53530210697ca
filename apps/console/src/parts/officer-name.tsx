import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useFormats } from '../language/formats.js';

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
  const { data } = useQuery(officerQuery(personId));
  return <>{data ? text(data.names) : '…'}</>;
}
