import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import { statusTexts, statusTones } from './status.js';
import type { MeetingStatus } from './status.js';

export function MeetingTag({ status }: { readonly status: MeetingStatus }) {
  const say = useTexts(statusTexts);
  return <StatusTag tone={statusTones[status]}>{say(`status.${status}`)}</StatusTag>;
}
