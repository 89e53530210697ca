import { useId } from 'react';
import './parts.css';

export interface DaysFieldProps {
  readonly label: string;
  readonly days: string;
  readonly change: (days: string) => void;
  readonly error: string | undefined;
}

/** A number of days. */
export function DaysField({ label, days, change, error }: DaysFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        inputMode="decimal"
        autoComplete="off"
        value={days}
        onChange={({ target }) => change(target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      />
      {error === undefined ? null : (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
