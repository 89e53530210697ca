import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isForbidden, queries } from '../api/queries.js';
import { useLive } from '../live/use-live.js';
import { streamAddress } from './funnel-search.js';
import type { FunnelFilter } from './funnel-search.js';
import { funnelQuery } from './funnel.queries.js';
import type { Funnel } from './status.js';

/** Milliseconds between two questions while nothing is heard, and while the stream speaks. */
const often = 5_000;
const seldom = 60_000;

/** The funnel as it is now: by the stream, else asked for every few seconds. */
export function useLiveFunnel(filter: FunnelFilter) {
  const address = streamAddress(filter);
  const [heard, setHeard] = useState<{ readonly address: string; readonly at: number }>();
  const isLive = heard?.address === address;
  const query = useQuery({
    ...funnelQuery(filter),
    refetchInterval: isLive ? seldom : often,
    throwOnError: isForbidden,
  });
  useLive({ address, type: 'funnel', tells: 'all' }, (data) => {
    queries.setQueryData(funnelQuery(filter).queryKey, JSON.parse(data) as Funnel);
    setHeard({ address, at: Date.now() });
  });
  return { ...query, isLive };
}
