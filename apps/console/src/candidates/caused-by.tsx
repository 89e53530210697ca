import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { fieldTexts } from './field-texts.js';
import { texts } from './texts.js';

type FieldKey = keyof (typeof fieldTexts)['table'];

const isKnown = (key: string): key is FieldKey => key in fieldTexts.table;

export interface CausedByProps {
  readonly needFieldCodes: readonly string[];
  readonly offerFieldCodes: readonly string[];
}

/** The fields of both sides that caused a reason or a rule. */
export function CausedBy({ needFieldCodes, offerFieldCodes }: CausedByProps) {
  const say = useTexts(texts);
  const name = useTexts(fieldTexts);
  const { list } = useFormats();
  const named = (side: 'need' | 'offer', codes: readonly string[]) =>
    codes.map((code) => {
      const key = `${side}.${code}`;
      return isKnown(key) ? name(key) : code;
    });
  const said = [
    ...(needFieldCodes.length > 0 ? [say('fields.need', { fields: list(named('need', needFieldCodes)) })] : []),
    ...(offerFieldCodes.length > 0 ? [say('fields.offer', { fields: list(named('offer', offerFieldCodes)) })] : []),
  ];
  if (said.length === 0) return null;
  return (
    <span className="caused-by">
      {say('because')}
      {said.join(' · ')}
    </span>
  );
}
