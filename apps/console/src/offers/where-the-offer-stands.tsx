import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Stepper } from '../parts/stepper.js';
import type { Step } from '../parts/stepper.js';
import { publicationStatusTexts } from '../publications/status.js';
import { publicationTexts } from '../publications/texts.js';
import type { Offer } from './offers.queries.js';

/** The way of an offer: written, matched until its last day, ended. */
export function WhereTheOfferStands({ offer }: { readonly offer: Offer }) {
  const say = useTexts(publicationTexts);
  const sayAlways = useTexts(appTexts);
  const statusText = useTexts(publicationStatusTexts);
  const { date } = useFormats();
  const { status, endsOn, endedReasonCode } = offer;
  const until = endsOn === undefined ? undefined : say('step.published.text', { date: date(endsOn) });
  const steps: Step[] = [
    { key: 'draft', state: status === 'draft' ? 'now' : 'done', title: say('step.draft') },
    {
      key: 'published',
      state: status === 'draft' ? 'next' : status === 'published' ? 'now' : 'done',
      title: say('step.published'),
      ...(status === 'published' && until !== undefined && { text: until }),
    },
  ];
  if (status === 'ended') {
    const why = endedReasonCode && statusText(`ended.${endedReasonCode}`);
    steps.push({ key: 'ended', state: 'halted', title: say('step.ended'), ...(why && { text: why }) });
  }
  return (
    <section className="card stack">
      <h2>{sayAlways('progress')}</h2>
      <Stepper label={sayAlways('progress')} steps={steps} />
    </section>
  );
}
