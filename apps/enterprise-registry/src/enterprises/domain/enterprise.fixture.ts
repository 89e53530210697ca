import { instant, isRefusal } from '@harbourlink/kernel';
import { decide } from './enterprise.commands.js';
import type { EnterpriseCommand } from './enterprise.commands.js';
import { evolve } from './enterprise.js';
import type { Enterprise, EnterpriseEvent } from './enterprise.js';
import type { EnterpriseProfile } from './enterprise-profile.js';

export const member = '0190a000-0000-7000-8000-0000000000a1';
export const officer = '0190a000-0000-7000-8000-0000000000a2';
export const importId = '0190a000-0000-7000-8000-0000000000f1';
export const now = instant('2026-11-22T08:00:00.000Z');

/** A complete profile of a fictional firm in Ningbo; the code fails its checksum on purpose. */
export const profile = (changes: Partial<EnterpriseProfile> = {}): EnterpriseProfile => ({
  names: { 'zh-Hans': '示例·甬澜精工有限公司', en: 'Sample Yonglan Precision Ltd' },
  uscc: '91330200MA2AAAAAX0',
  placeCode: '330200',
  provinceCode: '330000',
  sectorCodes: ['advanced-manufacturing-and-new-materials'],
  seeks: true,
  provides: false,
  languageCodes: ['mandarin', 'cantonese'],
  ...changes,
});

/** A profile nobody could submit. */
export const unfinishedProfile: EnterpriseProfile = {
  names: { 'zh-Hans': '示例·甬舸机械有限公司' },
  sectorCodes: [],
  seeks: true,
  provides: false,
  languageCodes: [],
};

export const draft = (changes: Partial<EnterpriseProfile> = {}): EnterpriseCommand => ({
  type: 'draft',
  profile: profile(changes),
  by: member,
});
export const importIt = (changes: Partial<EnterpriseProfile> = {}): EnterpriseCommand => ({
  type: 'import',
  profile: profile(changes),
  importId,
  by: officer,
});
export const claim: EnterpriseCommand = { type: 'claim', by: member };
export const revise = (changes: Partial<EnterpriseProfile> = {}): EnterpriseCommand => ({
  type: 'revise',
  profile: profile({ website: 'https://yonglan.example', ...changes }),
  by: member,
});
export const submit: EnterpriseCommand = { type: 'submit', by: member };
export const check: EnterpriseCommand = { type: 'check', by: officer };
export const requestChanges: EnterpriseCommand = { type: 'request-changes', reasonCodes: ['place-wrong'], by: officer };
export const refuseIt: EnterpriseCommand = { type: 'refuse', reasonCode: 'out-of-scope', by: officer };
export const suspend: EnterpriseCommand = { type: 'suspend', reasonCode: 'complaint', by: officer };
export const reinstate: EnterpriseCommand = { type: 'reinstate', by: officer };
export const withdraw: EnterpriseCommand = { type: 'withdraw', reasonCode: 'at-own-request', by: member };

/** The enterprise after these commands, each of which must succeed. */
export function enterpriseAfter(...commands: readonly EnterpriseCommand[]): Enterprise | undefined {
  return commands.reduce<Enterprise | undefined>((enterprise, command) => {
    return eventsOf(enterprise, command).reduce<Enterprise | undefined>(evolve, enterprise);
  }, undefined);
}

/** What one command comes to, which must succeed. */
export function eventsOf(
  enterprise: Enterprise | undefined,
  command: EnterpriseCommand,
  at = now,
): readonly EnterpriseEvent[] {
  const decision = decide(enterprise, command, at);
  if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.code}`);
  return decision;
}

/** What one command answers: the types of the events (`nothing` for none), or the refusal's code. */
export function answer(enterprise: Enterprise | undefined, command: EnterpriseCommand): string {
  const decision = decide(enterprise, command, now);
  if (isRefusal(decision)) return decision.code;
  return decision.map(({ type }) => type.replace('Enterprise', '')).join(' ') || 'nothing';
}
