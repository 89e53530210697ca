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
  const named = (codes: readonly string[], keyOf: (code: string) => string) =>
    list(
      codes.map((code) => {
        const key = keyOf(code);
        return isKnown(key) ? name(key) : code;
      }),
    );
  const said = [
    ...(needFieldCodes.length > 0
      ? [say('fields.need', { fields: named(needFieldCodes, (code) => `need.${code}`) })]
      : []),
    ...(offerFieldCodes.length > 0
      ? [say('fields.offer', { fields: named(offerFieldCodes, (code) => `offer.${code}`) })]
      : []),
  ];
  if (said.length === 0) return null;
  return (
    <span className="caused-by">
      {say('because')}
      {said.join(' · ')}
    </span>
  );
}
