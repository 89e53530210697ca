import type { SubjectKind } from './workflow.js';

const collections: Readonly<Record<SubjectKind, string>> = {
  enterprise: 'enterprises',
  suggestion: 'suggestions',
  introduction: 'introductions',
  memorandum: 'memoranda',
  outcome: 'outcomes',
};

/** The page of the console that shows what a message is about; the API has the same path below `/api/v1`. */
export function pagePathOf(kind: SubjectKind, id: string): string {
  return `/${collections[kind]}/${id}`;
}
