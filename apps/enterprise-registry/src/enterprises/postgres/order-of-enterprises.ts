import { isUuid } from '@harbourlink/kernel';
import { decodeCursor, idInCursor, isMoment, MalformedCursor, sortedById } from '@harbourlink/persistence';
import type { Condition, ListSort } from '@harbourlink/persistence';
import type { Enterprise } from '../domain/enterprise.js';

/** How a list of enterprises is read, and read on. */
export interface OrderOfEnterprises {
  readonly orderBy: string;
  /** Beyond the last one seen; applies from the second page on. */
  readonly beyond: Condition;
  /** What a cursor holds. */
  readonly keyOf: (item: { readonly id: string; readonly enterprise: Enterprise }) => readonly string[];
}

interface Asked {
  readonly queue?: 'awaiting-check' | undefined;
  readonly sort?: ListSort | undefined;
  readonly cursor?: string | undefined;
}

/** What awaits a check by submission, the one that waits longest first unless told; else by creation, the newest first. */
export function orderOfEnterprises({ queue, sort, cursor }: Asked): OrderOfEnterprises {
  if (queue === 'awaiting-check') return bySubmission(sort, cursor);
  const { direction, beyond } = sortedById(sort, 'e.id');
  return { orderBy: `e.id ${direction}`, beyond: [idInCursor(cursor), beyond], keyOf: ({ id }) => [id] };
}

/** Of whom the moment is not told, nobody waits longer; written as the index enterprise_waits_since has it. */
const submittedAt = `COALESCE(e.submitted_at, '-infinity')`;
const notTold = '-infinity';

function bySubmission(sort: ListSort = 'oldest', cursor: string | undefined): OrderOfEnterprises {
  const { direction, than } =
    sort === 'oldest' ? ({ direction: 'ASC', than: '>' } as const) : ({ direction: 'DESC', than: '<' } as const);
  return {
    orderBy: `${submittedAt} ${direction}, e.id ${direction}`,
    beyond: [
      cursor === undefined ? undefined : submissionInCursor(cursor),
      `(${submittedAt}, e.id) ${than} (($::text[])[1]::timestamptz, ($::text[])[2]::uuid)`,
    ],
    keyOf: ({ id, enterprise }) => [enterprise.submittedAt ?? notTold, id],
  };
}

function submissionInCursor(cursor: string): readonly string[] {
  const [at = '', id = ''] = decodeCursor(cursor, 2).map(String);
  if ((at !== notTold && !isMoment(at)) || !isUuid(id)) throw new MalformedCursor('the cursor is of another list');
  return [at, id];
}
