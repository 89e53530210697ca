import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Facts } from '../parts/facts.js';
import { Stepper } from '../parts/stepper.js';
import { officersByIdQuery } from './enterprises.queries.js';
import type { Enterprise } from './enterprises.queries.js';
import { reasonTexts } from './reason-texts.js';
import type { EnterpriseStep } from './steps.js';
import { stepsOf } from './steps.js';
import { texts } from './texts.js';

export interface WhereItStandsProps {
  readonly enterprise: Enterprise;
  readonly children?: ReactNode;
}

/** The way of a profile to being checked, and why it halts. */
export function WhereItStands({ enterprise, children }: WhereItStandsProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const reason = useTexts(reasonTexts);
  const { date, list } = useFormats();
  const { status, checkedOn, validUntilOn, reasonCodes = [] } = enterprise;
  const textOf = ({ key, state }: EnterpriseStep): string | undefined => {
    if (state === 'halted') return list(reasonCodes.map((code) => reason(code)));
    if (key === 'submitted' && state === 'now') return say('step.submitted.now');
    if (key !== 'checked' || state !== 'done' || !checkedOn || !validUntilOn) return undefined;
    return say('step.checked.text', { on: date(checkedOn), until: date(validUntilOn) });
  };
  const steps = stepsOf(status).map((step) => {
    const said = textOf(step);
    return { ...step, title: say(`step.${step.key}`), ...(said !== undefined && { text: said }) };
  });
  return (
    <section className="card stack">
      <h2>{sayAlways('progress')}</h2>
      <Stepper label={sayAlways('progress')} steps={steps} />
      {children}
    </section>
  );
}

/** The office and the officer who take care of the firm. */
export function InCharge({ known }: { readonly known: NonNullable<Enterprise['case']> }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label, text } = useFormats();
  const owner = known.ownerPersonId;
  const { data: officers } = useQuery(officersByIdQuery(owner === undefined ? [] : [owner]));
  const unrouted = known.unroutedReasonCode;
  return (
    <Facts
      facts={[
        [say('office'), known.officeCode ? label('office', known.officeCode) : say('unrouted')],
        [say('owner'), owner === undefined ? say('noOwner') : text(officers?.[0]?.names)],
        [sayAlways('reason'), unrouted && say(`unrouted.${unrouted}`)],
      ]}
    />
  );
}
