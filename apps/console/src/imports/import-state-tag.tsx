import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import { importStateTexts, importTones } from './status.js';
import type { ImportState } from './status.js';

export function ImportStateTag({ state }: { readonly state: ImportState }) {
  const say = useTexts(importStateTexts);
  return <StatusTag tone={importTones[state]}>{say(`state.${state}`)}</StatusTag>;
}
