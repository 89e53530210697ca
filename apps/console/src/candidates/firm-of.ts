import type { LocalizedText } from '@harbourlink/kernel';
import type { Need } from '../needs/needs.queries.js';
import type { Candidates } from './candidates.queries.js';

/** The name of the firm that has the need: the need tells it, else any of its pairs; undefined for one never checked. */
export function firmOf(need: Need, candidates: Candidates): LocalizedText | undefined {
  const pairs = [...candidates.items, ...(candidates.others ?? [])];
  return need.enterpriseNames ?? pairs.find(({ enterpriseNames }) => enterpriseNames)?.enterpriseNames;
}
