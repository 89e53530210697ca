import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import type { Enterprise } from './enterprises.queries.js';
import { enterpriseStatusTexts, enterpriseTones } from './status.js';

/** The state of a profile, and of its revision when there is one. */
export function EnterpriseStatusTag({ enterprise }: { readonly enterprise: Pick<Enterprise, 'status' | 'revision'> }) {
  const say = useTexts(enterpriseStatusTexts);
  const { status, revision } = enterprise;
  return (
    <span className="row">
      <StatusTag tone={enterpriseTones[status]}>{say(status)}</StatusTag>
      {revision ? (
        <StatusTag tone={enterpriseTones[revision.status]}>{say(`revision.${revision.status}`)}</StatusTag>
      ) : null}
    </span>
  );
}
