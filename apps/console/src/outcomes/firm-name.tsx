import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../language/formats.js';
import { firmQuery } from './outcomes.queries.js';
import type { Outcome } from './status.js';

/** The firm an outcome is of: by the names that came with it, else by its profile. */
export function FirmName({ outcome }: { readonly outcome: Pick<Outcome, 'enterpriseId' | 'enterpriseNames'> }) {
  const { text } = useFormats();
  const { data } = useQuery({ ...firmQuery(outcome.enterpriseId), enabled: outcome.enterpriseNames === undefined });
  return <>{text(outcome.enterpriseNames ?? data?.profile.names) || '…'}</>;
}
