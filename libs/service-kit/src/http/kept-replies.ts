import { Loop } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';

const hour = 3_600_000;
/** How long a create may be repeated with its key. */
const keptDays = 30;

/** Forgets, hourly, the replies of creates that nobody repeats any more. */
export function forgetOldReplies(units: UnitsOfWork, onError: (error: unknown) => void): Loop {
  return new Loop(
    async () => {
      await units.run((unit) =>
        unit.query('DELETE FROM idempotency_key WHERE created_at < clock_timestamp() - make_interval(days => $1)', [
          keptDays,
        ]),
      );
      return false;
    },
    hour,
    onError,
  );
}
