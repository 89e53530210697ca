import { useTexts } from '../language/use-texts.js';
import { goToField, fieldId } from '../parts/field.js';
import type { Enterprise } from './enterprises.queries.js';
import { reasonTexts } from './reason-texts.js';
import { fieldOfReason } from './reasons.js';
import { texts } from './texts.js';

export interface RequestedChangesProps {
  readonly enterprise: Enterprise;
  /** Where the form is, so that a reason can lead to its field. */
  readonly form: 'here' | 'not-here';
}

/** What an officer asked to be changed, each a way to its field. */
export function RequestedChanges({ enterprise, form }: RequestedChangesProps) {
  const say = useTexts(texts);
  const reason = useTexts(reasonTexts);
  const { status, revision, reasonCodes = [] } = enterprise;
  const codes = revision ? revision.reasonCodes : status === 'changes-requested' ? reasonCodes : [];
  if (codes.length === 0) return null;
  return (
    <section className="bar bar-coral" aria-label={say('changes')}>
      <strong>{say('changes')}</strong>
      <ul className="plain-list">
        {codes.map((code) => {
          const field = fieldOfReason[code];
          if (field === undefined || form === 'not-here') return <li key={code}>{reason(code)}</li>;
          return (
            <li key={code}>
              <a
                href={`#${fieldId(field)}`}
                onClick={(event) => {
                  event.preventDefault();
                  goToField(field);
                }}
              >
                {reason(code)}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
