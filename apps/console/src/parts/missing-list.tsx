import { goToField, fieldId } from './field.js';
import './parts.css';

export interface MissingListProps {
  readonly title: string;
  /** The field's name and what it is called, in the order of the form. */
  readonly fields: readonly (readonly [name: string, label: string])[];
}

/** What is still needed, each a way to its field. */
export function MissingList({ title, fields }: MissingListProps) {
  if (fields.length === 0) return null;
  return (
    <section className="bar bar-amber" aria-label={title}>
      <strong>{title}</strong>
      <ul className="plain-list">
        {fields.map(([name, label]) => (
          <li key={label}>
            <a
              href={`#${fieldId(name)}`}
              onClick={(event) => {
                event.preventDefault();
                goToField(name);
              }}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
