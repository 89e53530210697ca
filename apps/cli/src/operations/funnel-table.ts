import type { Schemas } from '@harbourlink/api-client';
import type { Story } from '../output/story.js';

export type Stage = Schemas['insights']['StageResponse'];

/** Count and how many could have got there, at every stage; never one conversion. */
export function showFunnel(story: Story, stages: readonly Stage[]): void {
  const columns = [
    { title: 'stage' },
    { title: 'unit' },
    { title: 'count', align: 'right' },
    { title: 'of', align: 'right' },
    { title: '' },
  ] as const;
  story.table(
    columns,
    stages.map(({ stage, unit, count, of }) => [stage, unit, count, of, bar(count, of)]),
  );
}

const widest = 24;

/** One character at least for whatever there is: one verified outcome is not nothing. */
function bar(count: number, of: number): string {
  if (count === 0 || of === 0) return '';
  return '█'.repeat(Math.max(1, Math.round((count / of) * widest)));
}
