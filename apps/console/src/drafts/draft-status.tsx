import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import type { Tone } from '../parts/status-tag.js';
import { draftTexts } from './texts.js';
import type { DraftState } from './use-draft.js';

const tones: Readonly<Record<DraftState, Tone>> = {
  saved: 'jade',
  waiting: 'plain',
  saving: 'plain',
  kept: 'amber',
  refused: 'coral',
  conflict: 'coral',
};

/** Where what was typed is now. */
export function DraftStatus({ state }: { readonly state: DraftState }) {
  const say = useTexts(draftTexts);
  return (
    <span role="status" data-draft={state}>
      <StatusTag tone={tones[state]}>{say(state)}</StatusTag>
    </span>
  );
}
