import { suggestionTones, suggestionWords } from '../candidates/suggestion-status.js';
import { enterpriseStatusTexts, enterpriseTones } from '../enterprises/status.js';
import { statusTexts as introductionTexts, statusTones as introductionTones } from '../introductions/status.js';
import { statusTexts as meetingTexts, statusTones as meetingTones } from '../meetings/status.js';
import { lifeTones, memorandumWords, stageTones } from '../memoranda/status.js';
import { publicationStatusTexts, publicationTones } from '../publications/status.js';
import { outcomeTones, outcomeWords } from '../outcomes/status.js';
import { useTexts } from '../language/use-texts.js';
import type { Tone } from '../parts/status-tag.js';
import type { ChainItem } from './chains.queries.js';
import { texts } from './texts.js';

const caseTones = { unrouted: 'amber', open: 'sea', closed: 'plain' } as const;

export interface StatusWord {
  readonly word: string;
  readonly tone: Tone;
}

type Words<Code extends string> = readonly [Readonly<Record<Code, Tone>>, (code: Code) => string];

function wordOf<Code extends string>([tones, say]: Words<Code>, status: string): StatusWord | undefined {
  const known = (code: string): code is Code => Object.hasOwn(tones, code);
  return known(status) ? { word: say(status), tone: tones[status] } : undefined;
}

/** What the status of anything in a chain is called, in the words of its own feature. */
export function useStatusWord(): (item: Pick<ChainItem, 'kind' | 'status'>) => StatusWord {
  const say = useTexts(texts);
  const enterprise = useTexts(enterpriseStatusTexts);
  const need = useTexts(publicationStatusTexts);
  const suggestion = useTexts(suggestionWords);
  const introduction = useTexts(introductionTexts);
  const meeting = useTexts(meetingTexts);
  const memorandum = useTexts(memorandumWords);
  const outcome = useTexts(outcomeWords);
  const wordIn = ({ kind, status }: Pick<ChainItem, 'kind' | 'status'>): StatusWord | undefined => {
    switch (kind) {
      case 'enterprise':
        return wordOf([enterpriseTones, enterprise], status);
      case 'case':
        return wordOf([caseTones, (code) => say(`case.${code}`)], status);
      case 'need':
        return wordOf([publicationTones, need], status);
      case 'suggestion':
        return wordOf([suggestionTones, (code) => suggestion(`status.${code}`)], status);
      case 'introduction':
        return wordOf([introductionTones, introduction], status);
      case 'meeting':
        return wordOf([meetingTones, (code) => meeting(`status.${code}`)], status);
      case 'memorandum':
        return (
          wordOf([stageTones, (code) => memorandum(`stage.${code}`)], status) ??
          wordOf([lifeTones, (code) => memorandum(`life.${code}`)], status)
        );
      case 'outcome':
        return wordOf([outcomeTones, outcome], status);
    }
  };
  return (item) => wordIn(item) ?? { word: item.status, tone: 'plain' };
}
