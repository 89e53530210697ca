import { instant, isRefusal } from '@harbourlink/kernel';
import { decide } from './need.commands.js';
import type { NeedCommand } from './need.commands.js';
import { evolve } from './need.js';
import type { Need, NeedContent } from './need.js';

export const enterpriseId = '0190a000-0000-7000-8000-000000000001';
export const member = '0190a000-0000-7000-8000-0000000000a1';
export const now = instant('2026-11-22T08:00:00.000Z');

export const content = (changes: Partial<NeedContent> = {}): NeedContent => ({
  enterpriseId,
  serviceCodes: ['treasury-centre'],
  sectorCodes: ['advanced-manufacturing-and-new-materials'],
  marketCodes: [],
  requiredAccreditationCodes: [],
  languageCodes: ['mandarin'],
  texts: { 'zh-Hans': '拟设财资中心。' },
  confidential: false,
  ...changes,
});

export const draft = (changes: Partial<NeedContent> = {}): NeedCommand => ({
  type: 'draft',
  content: content(changes),
  by: member,
});
export const revise = (changes: Partial<NeedContent> = {}): NeedCommand => ({
  type: 'revise',
  content: content({ marketCodes: ['asean'], ...changes }),
  by: member,
});
export const publish = (endsOn = '2027-03-01'): NeedCommand => ({
  type: 'publish',
  enterpriseStatus: 'checked',
  endsOn,
  by: member,
});
export const renew: NeedCommand = { type: 'renew', enterpriseStatus: 'checked', endsOn: '2027-05-01', by: member };
export const end: NeedCommand = { type: 'end', reasonCode: 'met', by: member };
export const expire: NeedCommand = { type: 'expire' };

/** The need after these commands, each of which must succeed. */
export function needAfter(...commands: readonly NeedCommand[]): Need | undefined {
  return commands.reduce<Need | undefined>((need, command) => {
    const decision = decide(need, command, now);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.code}`);
    return decision.reduce<Need | undefined>(evolve, need);
  }, undefined);
}

/** What one command answers: the types of the events, or the refusal's code. */
export function answer(need: Need | undefined, command: NeedCommand, at = now): string {
  const decision = decide(need, command, at);
  return isRefusal(decision) ? decision.code : decision.map(({ type }) => type).join(' ');
}
