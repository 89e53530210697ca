import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Reason } from './candidates.queries.js';
import { CausedBy } from './caused-by.js';
import { reasonsBySide } from './reasons-by-side.js';
import type { Side } from './reasons-by-side.js';
import { texts } from './texts.js';
import './candidates.css';

export interface ReasonsProps {
  readonly reasons: readonly Reason[];
  readonly firm: string;
  readonly provider: string;
}

const sides = ['need', 'offer'] as const;

/** Why the pair fits, or less well, as each side sees it; each reason names the fields of both that caused it. */
export function Reasons({ reasons, firm, provider }: ReasonsProps) {
  const bySide = reasonsBySide(reasons);
  return (
    <div className="columns two">
      {sides.map((side) => (
        <ReasonsOfSide key={side} side={side} reasons={bySide[side]} firm={firm} provider={provider} />
      ))}
    </div>
  );
}

function ReasonsOfSide({ side, reasons, firm, provider }: ReasonsProps & { readonly side: Side }) {
  const say = useTexts(texts);
  const { text } = useFormats();
  return (
    <section className="reasons">
      <h4>{say(`side.${side}`, { firm, provider })}</h4>
      {reasons.length === 0 ? <p className="quiet small">{say('noReasons')}</p> : null}
      <ul>
        {reasons.map((reason) => (
          <li
            key={`${reason.reasonCode} ${reason.valueCodes.join(' ')}`}
            className={`reason reason-${reason.toneCode}`}
          >
            <span className="reason-sign" aria-hidden="true">
              {reason.toneCode === 'for' ? '✓' : '!'}
            </span>
            <span>
              <span className="hidden">{say(`tone.${reason.toneCode}`)}: </span>
              {text(reason.text)}
              <CausedBy {...reason} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
