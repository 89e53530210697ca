import { typeOf } from '@harbourlink/contracts';
import type { EventData, EventSchema } from '@harbourlink/contracts';
import * as matching from '@harbourlink/contracts/matching';
import * as mou from '@harbourlink/contracts/mou';
import * as registry from '@harbourlink/contracts/registry';
import { instant } from '@harbourlink/kernel';
import type { AnyReceivedEvent } from '@harbourlink/messaging';

/** An event as a lane hands it over: what is not given is of no interest to the funnel. */
export type Told = AnyReceivedEvent<Record<string, unknown>>;

function told<Schema extends EventSchema>(schema: Schema, key: string, data: Partial<EventData<Schema>>): Told {
  return {
    id: key,
    topic: 'any',
    key,
    version: 1,
    type: typeOf(schema),
    occurredAt: instant('2026-11-22T08:00:00.000Z'),
    correlationId: key,
    source: 'any',
    position: 1,
    data: data as Record<string, unknown>,
  };
}

/** The n-th id of a kind: ids of one kind sort by n. */
export const id = (kind: number, n: number): string => `0190a000-000${kind}-7000-8000-${String(n).padStart(12, '0')}`;

const profile = (sectorCodes: string[]) => ({
  names: { en: 'Sample' },
  sectorCodes,
  seeks: true,
  provides: false,
  languageCodes: [],
});
const need = (enterpriseId: string) => ({
  enterpriseId,
  serviceCodes: [],
  sectorCodes: [],
  marketCodes: [],
  requiredAccreditationCodes: [],
  languageCodes: [],
  texts: {},
  confidential: false,
});
const memorandum = (enterpriseIds: string[], introductionId?: string) => ({
  kindCode: 'commercial',
  title: { en: 'Sample' },
  parties: enterpriseIds.map((organisationId) => ({
    organisationId,
    natureCode: 'enterprise',
    roleCode: 'party',
    name: { en: 'Sample' },
  })),
  areaCodes: [],
  projects: [],
  ...(introductionId === undefined ? {} : { introductionId }),
});

export const drafted = (enterprise: string, ...sectors: string[]): Told =>
  told(registry.EnterpriseDraftedSchema, enterprise, { profile: profile(sectors) });
export const imported = (enterprise: string, ...sectors: string[]): Told =>
  told(registry.EnterpriseImportedSchema, enterprise, { profile: profile(sectors) });
export const checked = (enterprise: string, ...sectors: string[]): Told =>
  told(registry.EnterpriseCheckedSchema, enterprise, { profile: profile(sectors) });
export const caseOpened = (key: string, enterpriseId: string, officeCode?: string): Told =>
  told(registry.CaseOpenedSchema, key, officeCode === undefined ? { enterpriseId } : { enterpriseId, officeCode });
export const caseRouted = (key: string, officeCode: string): Told =>
  told(registry.CaseRoutedSchema, key, { officeCode });
export const needDrafted = (key: string, enterprise: string): Told =>
  told(registry.NeedDraftedSchema, key, { need: need(enterprise) });
export const needPublished = (key: string, enterprise: string): Told =>
  told(registry.NeedPublishedSchema, key, { need: need(enterprise) });
export const suggested = (key: string, needId: string): Told => told(matching.SuggestionMadeSchema, key, { needId });
export const proposed = (key: string, needId: string): Told =>
  told(matching.IntroductionProposedSchema, key, { needId });
export const acceptedByAll = (key: string): Told => told(matching.IntroductionAcceptedByAllSchema, key, {});
export const arranged = (key: string, introductionId: string): Told =>
  told(matching.MeetingArrangedSchema, key, { introductionId });
export const held = (key: string): Told => told(matching.MeetingHeldSchema, key, {});
export const rated = (key: string, ratingCode: string): Told => told(matching.MeetingRatedSchema, key, { ratingCode });
export const recorded = (key: string, officeCode: string, enterprises: string[], introductionId?: string): Told =>
  told(mou.MemorandumRecordedSchema, key, { content: memorandum(enterprises, introductionId), officeCode });
export const revised = (key: string, enterprises: string[], introductionId?: string): Told =>
  told(mou.MemorandumRevisedSchema, key, { content: memorandum(enterprises, introductionId) });
export const signed = (key: string): Told => told(mou.MemorandumSignedSchema, key, {});
export const implementing = (key: string): Told => told(mou.ImplementationStartedSchema, key, {});
export const claimed = (key: string, enterpriseId: string): Told =>
  told(mou.OutcomeClaimedSchema, key, { content: { enterpriseId, kindCode: 'other', amounts: [] } });
export const confirmed = (key: string, meansCode = 'bound-link'): Told =>
  told(mou.OutcomeConfirmedSchema, key, { meansCode });
export const disputed = (key: string): Told => told(mou.OutcomeDisputedSchema, key, {});
export const verified = (key: string): Told => told(mou.OutcomeVerifiedSchema, key, {});
export const corrected = (key: string): Told => told(mou.OutcomeCorrectedSchema, key, {});
