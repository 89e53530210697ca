import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Stepper } from '../parts/stepper.js';
import type { Introduction } from './introductions.queries.js';
import { progressOf } from './progress.js';
import type { ProgressStep } from './progress.js';
import { texts } from './texts.js';
import { isWaiting } from './what-now.js';

export interface ProgressCardProps {
  readonly introduction: Introduction;
  readonly met: boolean;
}

/** How far it is, when a reminder goes out, and why it stopped where it did. */
export function ProgressCard({ introduction, met }: ProgressCardProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label, text, moment } = useFormats();
  const { statusText, officeCode, nudged, nudgeAt, extended } = introduction;
  const remark = ({ key, state }: ProgressStep): string | undefined => {
    if (state === 'halted') return text(statusText);
    if (key === 'proposed') return say('step.proposed.text', { office: label('office', officeCode) });
    if (key === 'closed' && introduction.resultCode) return say(`result.${introduction.resultCode}`);
    return undefined;
  };
  return (
    <section className="card stack" aria-labelledby="progress">
      <h2 id="progress">{sayAlways('progress')}</h2>
      <Stepper
        label={sayAlways('progress')}
        steps={progressOf(introduction, { met }).map((step) => {
          const said = remark(step);
          return { ...step, title: say(`step.${step.key}`), ...(said !== undefined && { text: said }) };
        })}
      />
      {isWaiting(introduction) ? (
        <p className="quiet small">{nudged ? say('nudgedAlready') : say('nudgeAt', { date: moment(nudgeAt) })}</p>
      ) : null}
      {extended ? <p className="quiet small">{say('extended')}</p> : null}
      <ReasonForOfficers introduction={introduction} />
    </section>
  );
}

function ReasonForOfficers({ introduction }: { readonly introduction: Introduction }) {
  const say = useTexts(texts);
  const { declineReasonCode, withdrawalReasonCode } = introduction;
  if (declineReasonCode)
    return <p className="bar bar-coral">{say('reason', { reason: say(`declined.${declineReasonCode}`) })}</p>;
  if (withdrawalReasonCode)
    return <p className="bar bar-amber">{say('reason', { reason: say(`withdrawn.${withdrawalReasonCode}`) })}</p>;
  return null;
}
