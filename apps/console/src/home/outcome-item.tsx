import { Link } from '@tanstack/react-router';
import type { Schemas } from '@harbourlink/api-client';
import { useFormats } from '../language/formats.js';

/** An outcome in a line: whose it is, and what is claimed. */
export function OutcomeItem({ outcome }: { readonly outcome: Schemas['mou-tracker']['OutcomeResponse'] }) {
  const { label, text } = useFormats();
  const names = text(outcome.enterpriseNames);
  const kind = label('outcome-kind', outcome.kindCode);
  return (
    <>
      <Link to="/outcomes/$outcomeId" params={{ outcomeId: outcome.id }}>
        {names || kind}
      </Link>
      {names ? <span className="quiet small">{kind}</span> : null}
    </>
  );
}
