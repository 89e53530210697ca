import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import { outcomeTones, outcomeWords } from './status.js';
import type { OutcomeStatus } from './status.js';

export function OutcomeTag({ status }: { readonly status: OutcomeStatus }) {
  const say = useTexts(outcomeWords);
  return <StatusTag tone={outcomeTones[status]}>{say(status)}</StatusTag>;
}
