import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import { statusTexts, statusTones } from './status.js';
import type { IntroductionStatus } from './status.js';

/** The state of an introduction in a word or two. */
export function IntroductionTag({ status }: { readonly status: IntroductionStatus }) {
  const say = useTexts(statusTexts);
  return <StatusTag tone={statusTones[status]}>{say(status)}</StatusTag>;
}
