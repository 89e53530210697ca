import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { placeOf } from '@harbourlink/taxonomy';
import type { EnterpriseRefusalCode } from '../domain/enterprise.refusals.js';
import type { EnterpriseProfile } from '../domain/enterprise-profile.js';

/** The profile as somebody writes it: the province follows from the place. */
export type ProfileDraft = Omit<EnterpriseProfile, 'provinceCode'>;

export function completeProfile(draft: ProfileDraft): EnterpriseProfile | Refusal<EnterpriseRefusalCode> {
  if (draft.placeCode === undefined) return draft;
  const place = placeOf(draft.placeCode);
  if (place === undefined) return refuse('enterprise.place-unknown', 'invalid', { placeCode: draft.placeCode });
  return place.provinceCode === undefined ? draft : { ...draft, provinceCode: place.provinceCode };
}
