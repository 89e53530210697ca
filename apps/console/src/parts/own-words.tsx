import type { LocalizedText } from '@harbourlink/kernel';
import { useFormats } from '../language/formats.js';

/** What somebody wrote, in the nearest language they gave; read out in that language where it is another than the page's. */
export function OwnWords({ of }: { readonly of: LocalizedText | undefined }) {
  const { text, lang } = useFormats();
  return <span lang={lang(of)}>{text(of)}</span>;
}
