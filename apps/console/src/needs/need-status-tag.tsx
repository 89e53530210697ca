import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import { needStatusTexts, needTones } from './status.js';
import type { NeedStatus } from './status.js';

export function NeedStatusTag({ status }: { readonly status: NeedStatus }) {
  const say = useTexts(needStatusTexts);
  return <StatusTag tone={needTones[status]}>{say(status)}</StatusTag>;
}
