import { useId } from 'react';
import '../parts/parts.css';

export interface MomentFieldProps {
  readonly label: string;
  readonly hint: string;
  /** As the browser writes it: `2026-11-23T16:00`, in the reader's own time zone. */
  readonly value: string;
  readonly change: (value: string) => void;
  readonly max?: string | undefined;
  readonly error?: string | undefined;
}

/** A date and a time, by the browser's own field. */
export function MomentField({ label, hint, value, change, max, error }: MomentFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="datetime-local"
        value={value}
        max={max}
        onChange={({ target }) => change(target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
      />
      <p id={`${id}-hint`} className="field-hint">
        {hint}
      </p>
      {error === undefined ? null : (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
