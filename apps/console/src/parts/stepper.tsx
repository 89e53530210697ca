import type { ReactNode } from 'react';
import { useTexts } from '../language/use-texts.js';
import { partsTexts } from './texts.js';
import './parts.css';

export interface Step {
  readonly key: string;
  readonly state: 'done' | 'now' | 'next' | 'halted';
  readonly title: string;
  readonly text?: ReactNode;
}

const signs = { done: '✓', halted: '!' } as const;

/** Where a thing stands on its way: what is done, where it is now, what comes. */
export function Stepper({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  const say = useTexts(partsTexts);
  return (
    <ol className="stepper" aria-label={label}>
      {steps.map(({ key, state, title, text }, index) => (
        <li key={key} data-step={state} aria-current={state === 'now' || state === 'halted' ? 'step' : undefined}>
          <span className="stepper-sign" aria-hidden="true">
            {state === 'done' || state === 'halted' ? signs[state] : index + 1}
          </span>
          <div>
            <strong>{title}</strong> <span className="hidden">{say(`step.${state}`)}</span>
            {text !== undefined ? <div className="quiet small">{text}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
