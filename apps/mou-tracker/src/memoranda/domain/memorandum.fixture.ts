import { instant, isRefusal } from '@harbourlink/kernel';
import { decide } from './memorandum.commands.js';
import type { MemorandumCommand } from './memorandum.commands.js';
import { evolve } from './memorandum.js';
import type { Memorandum, MemorandumContent, MemorandumEvent, Party } from './memorandum.js';

export const firm = '0190a000-0000-7000-8000-000000000001';
export const provider = '0190a000-0000-7000-8000-000000000002';
export const officer = '0190a000-0000-7000-8000-0000000000a1';
export const colleague = '0190a000-0000-7000-8000-0000000000a2';
export const milestone = '0190a000-0000-7000-8000-0000000000b1';
export const now = instant('2026-11-22T08:00:00.000Z');

export const enterpriseParty = (organisationId: string): Party => ({
  organisationId,
  natureCode: 'enterprise',
  roleCode: 'party',
  name: { en: 'Sample firm' },
});

/** A commercial memorandum of two firms, with what the test changes. */
export const content = (changes: Partial<MemorandumContent> = {}): MemorandumContent => ({
  kindCode: 'commercial',
  title: { 'zh-Hant': '合作備忘錄', en: 'Memorandum of understanding' },
  parties: [enterpriseParty(firm), enterpriseParty(provider)],
  areaCodes: ['financial-services'],
  projects: [],
  ...changes,
});

export const record = (changes: Partial<MemorandumContent> = {}): MemorandumCommand => ({
  type: 'record',
  content: content(changes),
  by: officer,
  officeCode: 'shanghai',
});

export const planMilestone: MemorandumCommand = {
  type: 'plan-milestone',
  milestone: {
    milestoneId: milestone,
    title: { en: 'Company registered' },
    ownerOrganisationId: firm,
    dueOn: '2027-03-31',
  },
  by: officer,
};

export const sign: MemorandumCommand = { type: 'sign', signedOn: '2026-11-20', by: officer };
export const startNegotiation: MemorandumCommand = { type: 'start-negotiation', by: officer };
export const startImplementation: MemorandumCommand = { type: 'start-implementation', by: officer };
export const deliver: MemorandumCommand = { type: 'deliver', by: officer };
export const hold: MemorandumCommand = { type: 'hold', reasonCode: 'funding', by: officer };
export const resume: MemorandumCommand = { type: 'resume', by: officer };
export const lapse: MemorandumCommand = { type: 'lapse', by: officer };
export const terminate: MemorandumCommand = { type: 'terminate', reasonCode: 'mutual-consent', by: colleague };
export const reachMilestone: MemorandumCommand = {
  type: 'reach-milestone',
  milestoneId: milestone,
  reachedOn: '2026-11-21',
  evidenceCode: 'registration',
  by: officer,
};

/** The memorandum after these commands, each of which must succeed. */
export function memorandumAfter(...commands: readonly MemorandumCommand[]): Memorandum | undefined {
  return commands.reduce<Memorandum | undefined>((memorandum, command) => {
    const decision = decide(memorandum, command, now);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.code}`);
    return decision.reduce<Memorandum | undefined>(evolve, memorandum);
  }, undefined);
}

/** What one command answers: the types of the events, or the refusal's code. */
export function answer(memorandum: Memorandum | undefined, command: MemorandumCommand): string {
  const decision = decide(memorandum, command, now);
  return isRefusal(decision) ? decision.code : decision.map((event: MemorandumEvent) => event.type).join(' ');
}
