import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import { lifeTones, memorandumWords, milestoneTones, stageTones } from './status.js';
import type { Life, Milestone, Stage } from './status.js';

/** What has happened to it. */
export function StageTag({ stage }: { readonly stage: Stage }) {
  const say = useTexts(memorandumWords);
  return <StatusTag tone={stageTones[stage]}>{say(`stage.${stage}`)}</StatusTag>;
}

/** Whether it is alive. */
export function LifeTag({ life }: { readonly life: Life }) {
  const say = useTexts(memorandumWords);
  return <StatusTag tone={lifeTones[life]}>{say(`life.${life}`)}</StatusTag>;
}

export function MilestoneTag({ milestone, today }: { readonly milestone: Milestone; readonly today: string }) {
  const say = useTexts(memorandumWords);
  const shown = milestone.status === 'planned' && milestone.dueOn < today ? 'overdue' : milestone.status;
  return <StatusTag tone={milestoneTones[shown]}>{say(`milestone.${shown}`)}</StatusTag>;
}
