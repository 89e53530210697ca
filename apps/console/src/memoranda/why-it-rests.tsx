import { useTexts } from '../language/use-texts.js';
import { memorandumWords } from './status.js';
import type { Memorandum } from './status.js';
import { texts } from './texts.js';

/** Why a memorandum is on hold, or was ended before its time. */
export function WhyItRests({ memorandum }: { readonly memorandum: Memorandum }) {
  const say = useTexts(texts);
  const word = useTexts(memorandumWords);
  const { status, reasonCode } = memorandum;
  if (reasonCode === undefined) return null;
  const life = word(`life.${status}`);
  return (
    <p className={status === 'terminated' ? 'bar bar-coral' : 'bar bar-amber'}>
      {say('rests', { life, reason: say(`reason.${reasonCode}`) })}
    </p>
  );
}
