import type { TextTable, Texts } from '../language/texts.js';
import { useTexts } from '../language/use-texts.js';

/**
 * What every field of a form is given, by the key it has in the form and in the texts: its name, what it is called, the
 * hint where the texts have one, its value, and where a change of it goes.
 */
export function useFields<const Table extends TextTable, Form extends object>(
  texts: Texts<Table>,
  form: Form,
  change: (next: Form) => void,
) {
  const say = useTexts<TextTable>(texts);
  return <Key extends keyof Form & keyof Table & string>(key: Key) => ({
    name: key,
    label: say(key),
    hint: Object.hasOwn(texts.table, `${key}.hint`) ? say(`${key}.hint`) : undefined,
    value: form[key],
    onChange: (value: Form[Key]) => change({ ...form, [key]: value }),
  });
}
