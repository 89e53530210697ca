import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { MemorandumContent, MemorandumKind, PartyNature } from './memorandum.js';
import type { MemorandumRefusalCode } from './memorandum.refusals.js';

type Rule = (signing: ReadonlySet<PartyNature>) => Refusal<MemorandumRefusalCode> | undefined;

const governmentsSign: Rule = (signing) =>
  only(signing, 'government') ? undefined : refuse('memorandum.governments-sign', 'invalid');

const anAgencyAndAGovernmentSign: Rule = (signing) =>
  only(signing, 'agency', 'government') ? undefined : refuse('memorandum.agency-and-government-sign', 'invalid');

const anAgencyAndAnEnterpriseSign: Rule = (signing) =>
  only(signing, 'agency', 'enterprise') ? undefined : refuse('memorandum.agency-and-enterprise-sign', 'invalid');

const enterprisesSign: Rule = (signing) =>
  only(signing, 'enterprise') ? undefined : refuse('memorandum.enterprises-sign', 'invalid');

const whoSigns: Record<MemorandumKind, Rule> = {
  government: governmentsSign,
  'agency-government': anAgencyAndAGovernmentSign,
  'agency-enterprise': anAgencyAndAnEnterpriseSign,
  commercial: enterprisesSign,
};

/** Each kind has its own signatories; anybody may witness. */
export function signatoriesMustFitTheKind(content: MemorandumContent): Refusal<MemorandumRefusalCode> | undefined {
  const signing = content.parties.filter((party) => party.roleCode === 'party').map((party) => party.natureCode);
  return whoSigns[content.kindCode](new Set(signing));
}

/** True when each of these natures signs and no other does. */
function only(signing: ReadonlySet<PartyNature>, ...wanted: readonly PartyNature[]): boolean {
  return signing.size === wanted.length && wanted.every((nature) => signing.has(nature));
}
